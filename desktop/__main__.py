"""`python -m desktop`."""

import multiprocessing

from desktop.launch import main

if __name__ == "__main__":
    multiprocessing.freeze_support()  # the worker process of the built application starts here, too
    raise SystemExit(main())
