"""Where the actions of a review stand: the bars and menus of its panes. Their rows are in `desktop.action_rows`."""

from desktop.action_rows import LINE

TREE_BAR = (
    "review_out", "review_in", "review_up", "review_down", LINE,
    "review_split", "review_join", "review_text", "review_list", LINE,
    "review_rename", "review_drop",
)  # fmt: skip
TREE_MENU = (
    "review_rename", LINE,
    "review_out", "review_in", "review_up", "review_down", LINE,
    "review_split", "review_join", "review_text", "review_list", LINE,
    "review_drop",
)  # fmt: skip
SOURCE_MENU = ("review_split", LINE, "review_take", "review_take_entry", LINE, "review_next_out")
SOURCE_BAR = ("review_take", "review_next_out")
NEEDS_ENTRY = (
    "review_out", "review_in", "review_up", "review_down", "review_join", "review_text", "review_rename", "review_drop",
)  # fmt: skip
KEYS = tuple(
    key
    for key in dict.fromkeys((*TREE_MENU, *SOURCE_MENU, "review_only_out", "review_next", "review_previous"))
    if key != LINE
)
"""Every action of a review."""
