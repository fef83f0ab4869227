
# In the throw-away root, once the results are installed: the project's command, as an ordinary user unless it wants to be root.
place=$tree/tmp/test
if [ "$(cat /tmp/out/install.status)" = 0 ]; then
    mkdir -p "$place"
    for directory in sources results; do
        [ ! -d "/mnt/$directory" ] || cp -r --no-preserve=ownership "/mnt/$directory" "$place/$directory"
    done
    chown -R "$RUN_AS" "$place"
    env -i HOME=/tmp/test PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 COMMAND="$COMMAND" SOURCES=/tmp/test/sources RESULTS=/tmp/test/results \
        chroot --userspec="$RUN_AS" "$tree" /bin/sh -c 'cd /tmp/test && eval "$COMMAND"' > /tmp/out/stdout 2> /tmp/out/stderr < /dev/null
    echo $? > /tmp/out/test.status
fi
