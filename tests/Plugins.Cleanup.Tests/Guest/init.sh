#!/bin/sh
# Pid 1 of the guest: leaks what this machine's kernel may not have (device mapper, partitions it finds itself, a global
# binfmt_misc), runs the hook, and says what is left.
export PATH=/bin DOTNET_ROOT=/dotnet DOTNET_EnableDiagnostics=0 DOTNET_TieredPGO=0
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
mount -t tmpfs tmp /tmp
# finit_module(2), number 313 on x86_64: kmod is not installed everywhere, perl is.
for m in dm-mod loop binfmt_misc; do perl -e 'open M, "<", shift or die; $o = ""; syscall(313, fileno M, $o, 0) == 0 or die "$!"' /modules/$m.ko; done
mount -t binfmt_misc binfmt /proc/sys/fs/binfmt_misc
R=/tmp/job/root
W=/tmp/job/key1/cleanup
mkdir -p $R/m $R/p $W

state() {
    echo "$1 mapper: $(dmsetup ls | cut -f1 | sort | { r=; while read -r l; do r="$r $l"; done; echo $r; })"
    echo "$1 loops: $(cat /sys/block/loop*/loop/backing_file 2>/dev/null | { n=0; while read -r l; do n=$((n+1)); done; echo $n; })"
    echo "$1 partitions: $(ls -d /sys/block/loop*/loop*p* 2>/dev/null | { n=0; while read -r l; do n=$((n+1)); done; echo $n; })"
    echo "$1 mounts: $(cut -d' ' -f5 /proc/self/mountinfo | { n=0; while read -r l; do case $l in $R/*) n=$((n+1));; esac; done; echo $n; })"
    echo "$1 binfmt: $(cd /proc/sys/fs/binfmt_misc; echo obs-hooks-*)"
}

dotnet() { /dotnet/dotnet "$@"; }
dotnet /runner/cleanup-runner.dll before $R $W

# A file system on dm on dm on a loop device on a deleted file, mounted, with a process in it.
truncate -s 16M $R/img
L=$(losetup -f --show $R/img)
dmsetup create lower --table "0 32768 linear $L 0"
dmsetup mknodes
dmsetup create 'upper leak' --table "0 32768 linear /dev/mapper/lower 0"
dmsetup mknodes
mkfs.ext4 -q '/dev/mapper/upper leak'
mount '/dev/mapper/upper leak' $R/m
rm $R/img
(cd $R/m; exec setsid sleep 1000) &

# dm on a partition which the kernel found.
truncate -s 16M $R/disk
printf 'label: dos\n,4M\n,4M\n' | sfdisk -q $R/disk
L=$(losetup -P -f --show $R/disk)
dmsetup create part --table "0 8192 linear ${L}p1 0"

# A loop device on a file that nobody can get at any more.
mkdir $R/t
unshare -m sh -c "mount -t tmpfs t $R/t; truncate -s 8M $R/t/img; losetup -f $R/t/img"

# The engine's and somebody else's interpreter.
printf ':obs-hooks-key1-arm:E::obsone::/bin/sh:F' > /proc/sys/fs/binfmt_misc/register
printf ':obs-hooks-key2-arm:E::obstwo::/bin/sh:F' > /proc/sys/fs/binfmt_misc/register

state before
dotnet /runner/cleanup-runner.dll after $R $W
state after
echo "nodes: $(cd /dev/mapper; echo *)"
dotnet /runner/cleanup-runner.dll after $R $W
echo END
echo o > /proc/sysrq-trigger
sleep 100
