"""`python -m burdenshare` is the command `burdenshare`."""

from burdenshare.doors.cli import main

if __name__ == "__main__":
    main()
