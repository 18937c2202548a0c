"""What becomes paper or a file: preview, print, export, designs."""
