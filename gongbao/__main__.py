"""Run the command line where `gongbao` is not on the path: `python -m gongbao`."""

from gongbao.command_line import main

if __name__ == "__main__":
    main()
