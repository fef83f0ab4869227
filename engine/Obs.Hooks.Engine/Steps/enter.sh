# The way into a build step's sandbox (BuildSandbox.cs). Started as an unprivileged user in a user namespace that has no users yet; the
# engine maps them, puts the mounts together below $1 in the namespace this runs in, and then writes a line.
#   enter.sh wait STAGE LAYER WORDS-FOR-BWRAP...
# It must not outlive the engine: until bubblewrap sees to that, the kernel does (prctl(2), PR_SET_PDEATHSIG).
if [ "$1" = wait ]; then
    echo ready >&3
    exec 3>&-
    read -r _ || exit 125
    shift
    # Executed anew as root of the user namespace: only now it has the capabilities there, and with those it would lose the signal.
    exec /usr/bin/setpriv --pdeathsig KILL /usr/bin/unshare --mount --propagation private --net --ipc --uts -- \
        /bin/sh -c "$SELF" - inside "$PPID" "$@" </dev/null
fi
# Another parent: the engine ended before the signal was set.
[ "$PPID" = "$2" ] || exit 125
set -e
stage=$3 layer=$4
shift 4
cd "$stage"
mount -t overlay overlay -o "lowerdir=tools,upperdir=scratch/$layer/upper,workdir=scratch/$layer/work,userxattr" root
mount -t sysfs -o ro,nosuid,nodev,noexec sysfs root/sys
mount -t devpts -o newinstance,ptmxmode=0666,mode=0620 devpts dev/pts
mount -t tmpfs -o nosuid,nodev tmpfs dev/shm
if [ -s interpreters ]; then
    mount -t binfmt_misc binfmt_misc binfmt
    while read -r line; do
        # One write(2), and echo(1) would understand the backslashes.
        printf '%s' "$line" >binfmt/register
    done <interpreters
fi
# All that an image's own root can need; not what leads to the kernel's network filters, clocks, modules and security policies.
drop=
for capability in net_admin net_raw sys_module sys_rawio sys_time sys_boot mac_admin mac_override audit_control audit_write syslog wake_alarm; do
    drop="$drop --cap-drop cap_$capability"
done
# shellcheck disable=SC2086 # words
exec /usr/bin/bwrap --unshare-pid --die-with-parent --new-session --cap-add ALL $drop --dev-bind root / --proc /proc --dev-bind dev /dev \
    --tmpfs /tmp --tmpfs /run --dir /run/lock --dev-bind scratch/tmp /var/tmp --dev-bind scratch/out /out --tmpfs /mnt "$@"
