"""Writers: a `Programme` becomes a file; `blocks` decides what is printed, a writer only how its format says it."""
