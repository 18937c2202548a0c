"""Paragraphs to lines to pages, apart from drawing: what PDF, preview and Word's page numbers share.

Lengths are points, y runs downwards. Nothing here knows a programme, a file format or Qt: what comes in are styled
spans (`inline`) in flow elements (`flow`), what goes out are pages of placed items (`items`), plain data that can be
pickled.
"""
