"""The dialog that changes a programme's scheme."""
