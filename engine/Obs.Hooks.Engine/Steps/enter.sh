# The way into a build step's sandbox (BuildSandbox.cs). Started as an unprivileged user in a user namespace that has no users yet; the
# engine maps them, puts the mounts together below $1 in the namespace this runs in, and then writes a line.
#   enter.sh wait STAGE LAYER WORDS-FOR-BWRAP...
if [ "$1" = wait ]; then
    # Of no engine any more it would be a broken pipe: who missed its end goes no further.
    echo >&3
    exec 3>&-
    read -r _ || exit 125
    shift
    # Executed anew as root of the user namespace: only now it has the capabilities there. Bubblewrap looks up its processes in /proc,
    # so they are in a process namespace whose /proc this can mount.
    exec /usr/bin/unshare --mount --propagation private --net --ipc --uts --pid --fork --mount-proc -- \
        /bin/sh -c "$SELF" - inside "$@" </dev/null
fi
set -e
stage=$2 layer=$3
shift 3
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
