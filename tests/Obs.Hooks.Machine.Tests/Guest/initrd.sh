#!/bin/bash
# Makes the initial RAM disk of the guest:   initrd.sh DIRECTORY MODULES   (MODULES: lib/modules/VERSION/kernel)
# It does what OBS wants of one: disks under the names that build gives them, root= mounted as rootfstype=, init= started. As that of
# kernel-obs-build it has what images of disks need: loop devices, device mapper, FAT.
set -euo pipefail
cd "$1"
mkdir -p tree/bin tree/modules
cp -L "$(command -v busybox)" tree/bin/busybox
for module in drivers/virtio/{virtio,virtio_ring,virtio_pci_modern_dev,virtio_pci_legacy_dev,virtio_pci} drivers/block/{virtio_blk,loop} \
    drivers/dax/dax drivers/md/dm-mod fs/fat/{fat,vfat} fs/nls/{nls_cp437,nls_ascii}; do
    # Newer kernels have some of them built in.
    [ ! -e "$2/$module.ko" ] || cp "$2/$module.ko" tree/modules/
done
cat > tree/init <<'INIT'
#!/bin/busybox sh
/bin/busybox mkdir -p /proc /dev /root
/bin/busybox --install -s /bin
export PATH=/bin
mount -t proc proc /proc
mount -t devtmpfs dev /dev
# In the order of their dependencies, without knowing it.
for round in 1 2 3 4; do for m in /modules/*.ko; do insmod "$m" 2> /dev/null; done; done
for word in $(cat /proc/cmdline); do
    case $word in
        init=*) init=${word#init=} ;;
        rootfstype=*) type=${word#rootfstype=} ;;
        rootflags=*) flags=${word#rootflags=} ;;
    esac
done
# The kernel may still be looking at the disk.
for wait in $(seq 100); do [ ! -b /dev/vda ] || break; sleep 0.1; done
mount -t "$type" -o "$flags" /dev/vda /root || poweroff -f
mkdir -p /dev/disk/by-id /root/dev /root/proc
ln -s ../../vda /dev/disk/by-id/virtio-0
ln -s ../../vdb /dev/disk/by-id/virtio-1
mount --move /dev /root/dev
mount --move /proc /root/proc
exec switch_root /root "$init"
INIT
chmod 755 tree/init
(cd tree && find . | cpio --quiet -o -H newc) | gzip -1 > initrd.gz
