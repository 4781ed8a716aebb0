"""A child that says how far it is, and never ends by itself."""

import os
import sys
import time

if __name__ == "__main__":
    while True:
        os.write(1, b'{"percent": 7}\n')
        time.sleep(0.1)
        if os.getppid() == 1:
            sys.exit(1)
