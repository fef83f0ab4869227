#!/usr/bin/python3 -IS
"""losetup, partx, kpartx, mount, mknod and rsync in a build step's sandbox: what only the host may do is asked of the engine, the rest is done
by the real program. One request per connection: words and at most one descriptor; the answer is "ok WORD", maybe with a descriptor, or a reason."""
import array, ctypes, os, re, socket, stat, subprocess, sys

DISK = re.compile(r"/dev/(loop[0-9]+)\Z")
DEVICE = re.compile(r"/dev/(?:mapper/)?(loop[0-9]+(?:p[0-9]+)?)\Z")
EXTENDED = ("0x5", "0xf", "0x85")
MOVE_MOUNT, EMPTY_SOURCE, HERE = 429, 4, -100


def path_of(name):
    return next((p for p in (f"/usr/sbin/{name}", f"/usr/bin/{name}") if os.path.exists(p)), None) or sys.exit(f"{name}: not installed")


def real():
    name = os.path.basename(sys.argv[0])
    os.execv(path_of(name), [name] + sys.argv[1:])


def ask(words, descriptor=None):
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as engine:
        engine.connect("/run/obs-hooks/devices")
        rights = [] if descriptor is None else [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [descriptor]))]
        engine.sendmsg([" ".join(words).encode()], rights)
        answer, descriptors, _, _ = socket.recv_fds(engine, 4096, 1)
    state, _, text = answer.decode("utf-8", "replace").partition(" ")
    if state != "ok":
        sys.exit(f"{os.path.basename(sys.argv[0])}: {text}")
    return text, descriptors


def losetup(words):
    rest = [w for w in words if w not in ("-f", "--find", "--show", "-r", "--read-only", "-P", "--partscan", "-d", "--detach")]
    size = "0"
    for option in ("--sector-size", "--logical-blocksize", "-b"):
        if option in rest:
            at = rest.index(option)
            size = rest[at + 1]
            del rest[at:at + 2]
    if len(rest) != 1 or rest[0].startswith("-"):
        real()
    if ("-d" in words or "--detach" in words) and DISK.match(rest[0]):
        ask(["detach", DISK.match(rest[0])[1]])
    elif "-f" in words or "--find" in words:
        read_only = "-r" in words or "--read-only" in words
        file = os.open(rest[0], os.O_RDONLY if read_only else os.O_RDWR)
        name, _ = ask(["attach", "ro" if read_only else "rw", size], file)
        if "--show" in words:
            print(f"/dev/{name}")
    else:
        real()


def partx(words):
    disk = DISK.match(words[-1]) if len(words) == 2 else None
    if disk and words[0] in ("-a", "--add", "-u", "--update"):
        add_partitions(disk[1])
    elif disk and words[0] in ("-d", "--delete"):
        ask(["detach", disk[1]])
    else:
        real()


def kpartx(words):
    flags = "".join(w[1:] for w in words[:-1])
    disk = DISK.match(words[-1]) if words else None
    if not disk or not re.fullmatch("[adsv]+", flags):
        real()
    for name in add_partitions(disk[1]) if "a" in flags else []:
        os.makedirs("/dev/mapper", exist_ok=True)
        if not os.path.lexists(f"/dev/mapper/{name}"):
            os.symlink(f"../{name}", f"/dev/mapper/{name}")
    if "d" in flags:
        ask(["detach", disk[1]])


def add_partitions(disk):
    """What the table means is read here, by the real program. The engine takes numbers."""
    table = subprocess.run(
        [path_of("partx"), "--show", "--noheadings", "--output", "NR,START,SECTORS,TYPE", f"/dev/{disk}"], stdout=subprocess.PIPE, text=True, check=False)
    if table.returncode != 0:
        sys.exit(table.returncode)
    names = []
    for number, start, sectors, kind in (line.split() for line in table.stdout.splitlines()):
        # Of an extended partition the kernel shows no more than a boot loader needs, or it would overlap those in it.
        name, _ = ask(["partition", disk, number, start, str(min(int(sectors), 2)) if kind in EXTENDED else sectors])
        names.append(name)
    return names


def mount(words):
    options, kind, rest = [], "", []
    words = list(words)
    while words:
        word = words.pop(0)
        if word in ("-o", "--options", "-t", "--types") and words:
            value = words.pop(0)
            options, kind = (options + value.split(","), kind) if word[1:] in ("o", "-options") else (options, value)
        elif word == "-r":
            options.append("ro")
        elif word not in ("-n", "-w"):
            rest.append(word)
    loop = DEVICE.match(rest[0]) if len(rest) == 2 else None
    if not loop:
        real()
    _, descriptors = ask(["mount", loop[1], kind or probe(rest[0])] + [o for o in options if o not in ("rw", "defaults", "loop", "")])
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(MOVE_MOUNT, descriptors[0], b"", HERE, os.fsencode(rest[1]), EMPTY_SOURCE) != 0:
        sys.exit(f"mount: {rest[1]}: {os.strerror(ctypes.get_errno())}")


def probe(device):
    with os.popen(f"/usr/sbin/blkid -p -s TYPE -o value {device}") as answer:
        return answer.read().strip() or "none"


def mknod(words):
    mode, rest = "666", list(words)
    if rest[:1] == ["-m"]:
        mode, rest = rest[1], rest[2:]
    if len(rest) != 4 or rest[1] not in ("c", "u"):
        real()
    make_node(rest[0], int(rest[2]), int(rest[3]), int(mode, 8))


def make_node(path, major, minor, mode):
    if (major, minor) == (5, 1):
        # The host's console, whoever has the node: an empty file keeps the place.
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode))
        return
    directory = os.open(os.path.dirname(path) or ".", os.O_RDONLY | os.O_DIRECTORY)
    ask(["node", os.path.basename(path), str(major), str(minor)], directory)
    os.close(directory)
    os.chmod(path, mode)


def rsync(words):
    if len(words) < 2 or any(":" in w.split("/")[0] for w in words[-2:]) or not any(w in ("-a", "-D", "--archive", "--devices") for w in words):
        real()
    status = subprocess.run([path_of("rsync")] + words + ["--no-devices"], check=False).returncode
    if status == 0:
        # What it would still do are the devices, and only those that it was not told to leave out.
        rest = subprocess.run([path_of("rsync"), "-n", "--out-format=%n"] + words, capture_output=True, text=True, check=False).stdout
        top = words[-2] if words[-2].endswith("/") else os.path.dirname(words[-2])
        for name in rest.splitlines():
            found = os.path.join(top, name)
            status_of = os.lstat(found) if os.path.lexists(found) else None
            if status_of and stat.S_ISCHR(status_of.st_mode) and not os.path.lexists(os.path.join(words[-1], name)):
                device = status_of.st_rdev
                make_node(os.path.join(words[-1], name), os.major(device), os.minor(device), stat.S_IMODE(status_of.st_mode))
                os.chown(os.path.join(words[-1], name), status_of.st_uid, status_of.st_gid)
    sys.exit(status)


if __name__ == "__main__":
    {"losetup": losetup, "partx": partx, "kpartx": kpartx, "mount": mount, "mknod": mknod, "rsync": rsync}[os.path.basename(sys.argv[0])](sys.argv[1:])
