#!/bin/sh
# Run by the hook where the built packages are installed.
echo 1..2
[ "$(hello)" = "Hello, world!" ] && echo "ok 1 - greets" || echo "not ok 1 - greets"
[ -s /usr/share/info/hello.info.gz ] && echo "ok 2 - has a manual" || echo "not ok 2 - has a manual"
