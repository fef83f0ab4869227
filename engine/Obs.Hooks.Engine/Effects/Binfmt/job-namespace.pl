# Starts a program, obs-build's build, in a user namespace with a binfmt_misc of its own:
#   perl job-namespace.pl SPEC ROOT PROGRAM [ARGUMENT...]
# SPEC has lines "KEY VALUE": the numbers of the system calls unshare and prctl, the directory "work", "entry" lines for
# binfmt_misc. ROOT is a build root that is kept from an earlier build, or empty. Not unshare(1): that maps one user only, or
# needs newuidmap(1), and does not pass signals on. Perl is there, obs-build is written in it.
#
# engine ─ this ─ init (1 of the new process namespace) ─ build
# The status of build is passed on as soon as it ends; init stays until what it left (the writer of the log) has ended too.
# Signals go down the same way. The kernel drops those for an init that has no handler: there is one before there is an init.
use strict;
use warnings;

use constant { NEWNS => 0x20000, NEWUSER => 0x10000000, NEWPID => 0x20000000, BAD_HOST => 3, EINTR => 4, PDEATHSIG => 1 };

my ($file, $root, @command) = @ARGV;
my (%spec, @entries);
open(my $lines, '<', $file) or die "$file: $!\n";
while (my $line = <$lines>) {
    chomp $line;
    my ($key, $value) = split / /, $line, 2;
    if ($key eq 'entry') { push @entries, $value } else { $spec{$key} = $value }
}
close $lines;

sub fail {
    print STDERR "obs-hooks: the build's namespace: @_\n";
    exit BAD_HOST;
}

sub run { system { $_[0] } @_ and fail("$_[0] $_[-1] failed") }

# Who left the old user namespace has no right to write its map: a child that stays there does.
my $self = $$;
pipe(my $left, my $leave) or fail("pipe: $!");
my $mapper = fork // fail("fork: $!");
unless ($mapper) {
    close $leave;
    exit 0 unless sysread $left, my $byte, 1;
    for my $map (qw(gid_map uid_map)) {
        open(my $handle, '>', "/proc/$self/$map") or exit 1;
        syswrite $handle, "0 0 65536\n" or exit 1;
    }
    exit 0;
}
close $left;
syscall($spec{unshare}, NEWUSER | NEWNS) == 0 or fail("no user namespace: $!");
syswrite $leave, "x";
waitpid $mapper, 0;
fail("user ids cannot be mapped") if $?;
run('mount', '--make-rslave', '/');
syscall($spec{unshare}, NEWPID) == 0 or fail("no process namespace: $!");

my ($next, %early);
my @signals = qw(TERM INT HUP QUIT USR1 USR2);
$SIG{$_} = sub { if ($next) { kill $_[0], $next } else { $early{$_[0]} = 1 } } for @signals;

sub pass_to {
    $next = shift;
    kill $_, $next for keys %early;
}

pipe(my $ended, my $tell) or fail("pipe: $!");
my $init = fork // fail("fork: $!");
if ($init) {
    close $tell;
    pass_to($init);
    # The first byte says that build has been started: what goes wrong from then on may be its own doing.
    my $code = BAD_HOST;
    for my $otherwise (1, undef) {
        my ($byte, $read);
        1 until defined($read = sysread $ended, $byte, 1) || $! != EINTR;
        exit $code unless $read;
        $code = $otherwise // ord $byte;
    }
    exit $code;
}

# Not without who passes the status on, until it has.
syscall($spec{prctl}, PDEATHSIG, 9, 0, 0, 0);
close $ended;
run('mount', '-t', 'proc', 'proc', '/proc');
my $registry = '/proc/sys/fs/binfmt_misc';
system('mount', '-t', 'binfmt_misc', 'binfmt_misc', $registry) == 0 or fail("no binfmt_misc of its own (Linux 6.7 or later has it)");
for my $entry (@entries) {
    open(my $register, '>', "$registry/register") or fail("$registry/register: $!");
    defined syswrite($register, $entry) or fail("cannot register $entry: $!");
}

# The kernel gives nobody but the host's root device nodes: mknod becomes a program that takes the host's. On a mount of its
# own, as /run may be mounted without exec.
run('mount', '-t', 'tmpfs', '-o', 'mode=0755,size=64k', 'tmpfs', $spec{work});
open(my $mknod, '>', "$spec{work}/mknod") or fail("$spec{work}/mknod: $!");
print $mknod join '', <DATA>;
close $mknod;
chmod 0755, "$spec{work}/mknod";
my %seen;
for my $program ('/usr/bin/mknod', '/bin/mknod') {
    my @stat = stat $program or next;
    run('mount', '--bind', "$spec{work}/mknod", $program) unless $seen{"@stat[0, 1]"}++;
    @stat = stat $program and $seen{"@stat[0, 1]"}++;
}

# An earlier build made the nodes of a root that is kept; build makes them only in a new one.
if ($root ne '' && -d "$root/dev" && !-l "$root/dev") {
    for my $device (qw(null zero full random urandom tty ptmx)) {
        my $node = "$root/dev/$device";
        next if -l $node || -e $node && !-f $node;
        open(my $handle, '>>', $node) or next;
        run('mount', '--bind', "/dev/$device", $node);
    }
}

# What comes before build is itself waits: the pipe is closed by exec.
pipe(my $started, my $starting) or fail("pipe: $!");
my $build = fork // fail("fork: $!");
unless ($build) {
    close $tell;
    exec { $command[0] } @command or fail("$command[0]: $!");
}
close $starting;
1 until defined(sysread $started, my $nothing, 1) || $! != EINTR;
syswrite $tell, "s";
pass_to($build);
while (1) {
    my $child = waitpid -1, 0;
    if ($child < 0) {
        next if $! == EINTR;
        last;
    }
    next unless $child == $build;
    $next = 0;
    my $status = $? & 127 ? 128 + ($? & 127) : $? >> 8;
    syscall($spec{prctl}, PDEATHSIG, 0, 0, 0, 0);
    syswrite $tell, chr $status;
    close $tell;
    # Longer than the engine waits for the log. With init everything ends that is left.
    $SIG{ALRM} = sub { exit 0 };
    alarm 15;
}
__DATA__
#!/bin/sh
# mknod(1) where the kernel makes no nodes: the host's are mounted over empty files. Loop devices, fuse and what else
# init_buildsystem wants could not be used in a user namespace; they are left out.
mode=
while :; do
    case $1 in
    -m | --mode) mode=$2; shift 2 ;;
    --mode=*) mode=${1#--mode=}; shift ;;
    -m*) mode=${1#-m}; shift ;;
    --) shift; break ;;
    -?*) shift ;;
    *) break ;;
    esac
done
case "$2 $3 $4" in
"c 1 3") device=null ;;
"c 1 5") device=zero ;;
"c 1 7") device=full ;;
"c 1 8") device=random ;;
"c 1 9") device=urandom ;;
"c 5 0") device=tty ;;
"c 5 2") device=ptmx ;;
p*) exec mkfifo ${mode:+-m "$mode"} -- "$1" ;;
*) exit 0 ;;
esac
[ ! -c "$1" ] || exit 0
: > "$1" && exec mount --bind "/dev/$device" "$1"
