"""The application: window and command line, the only place that knows everybody."""
