# obs-hooks dispatcher shim 1 - written by `obs-hooks install dispatcher`, removed by `obs-hooks uninstall dispatcher`.
# bs_dispatch asks $BSConfig::dispatch_constraint for each idle worker that a job might get. This answers from the plan of
# the allocation service (obs-hooks allocator serve), fetched over a Unix socket when the one at hand is too old.
package ObsHooks::Dispatcher;

use strict;
use warnings;

use Errno qw(EAGAIN EINPROGRESS EINTR);
use Fcntl qw(F_GETFL F_SETFL O_NONBLOCK);
use Socket qw(AF_UNIX MSG_NOSIGNAL SOCK_STREAM SOL_SOCKET SO_ERROR SO_PEERCRED pack_sockaddr_un);
use Time::HiRes qw(CLOCK_MONOTONIC clock_gettime);

my $socket = @SOCKET@;
my $timeout = @TIMEOUT@;    # seconds for one answer, all in all
my $maxage = @MAXAGE@;      # seconds a plan is good for
my $open = @OPEN@;          # without a plan: 1 the dispatcher decides alone (fail-open), 0 nothing is dispatched (fail-closed)
my $limit = 64 << 20;       # bytes of an answer

my $until = 0;              # when the plan is too old
my $pause = 0;              # after a failure, seconds until the next try
my $plan;                   # { arch/job => worker, '' for any }; undef: the service cannot be asked
my $trouble = '';

# True if the handle is ready before the deadline.
sub ready {
  my ($handle, $write, $deadline) = @_;
  my $bits = '';
  vec($bits, fileno($handle), 1) = 1;
  while (1) {
    my $left = $deadline - clock_gettime(CLOCK_MONOTONIC);
    return 0 if $left <= 0;
    my $found = $write ? select(undef, my $w = $bits, undef, $left) : select(my $r = $bits, undef, undef, $left);
    return 1 if $found > 0;
    return 0 if $found < 0 && $! != EINTR;
  }
}

# The plan's text and '', or undef and what went wrong.
sub fetch {
  my ($deadline) = @_;
  socket(my $handle, AF_UNIX, SOCK_STREAM, 0) || return (undef, "socket: $!");
  my $flags = fcntl($handle, F_GETFL, 0);
  return (undef, "fcntl: $!") unless defined($flags) && fcntl($handle, F_SETFL, $flags | O_NONBLOCK);
  if (!connect($handle, pack_sockaddr_un($socket))) {
    # EAGAIN: so many wait already that the service must be stuck.
    return (undef, "connect: $!") if $! != EINPROGRESS;
    return (undef, 'connect: timed out') unless ready($handle, 1, $deadline);
    my $error = unpack('i', getsockopt($handle, SOL_SOCKET, SO_ERROR) || pack('i', 0));
    return (undef, "connect: " . ($! = $error)) if $error;
  }
  # Whoever can make the socket can decide: only root and the dispatcher's own user may.
  my (undef, $uid) = unpack('iii', getsockopt($handle, SOL_SOCKET, SO_PEERCRED) || return (undef, "peer: $!"));
  return (undef, "the service runs as user $uid") if $uid != 0 && $uid != $>;
  return (undef, "send: $!") unless (send($handle, "plan 1\n", MSG_NOSIGNAL) || 0) == 7;
  my $text = '';
  while (1) {
    return (undef, 'timed out') unless ready($handle, 0, $deadline);
    my $length = sysread($handle, $text, 1 << 18, length($text));
    if (!defined($length)) {
      next if $! == EAGAIN || $! == EINTR;
      return (undef, "read: $!");
    }
    return ($text, '') if length($text) > 2 && substr($text, -3) eq "\n.\n";
    return (undef, 'answer cut off') if !$length;
    return (undef, 'answer too long') if length($text) > $limit;
  }
}

sub refresh {
  my ($now) = @_;
  local ($!, $@);
  my ($text, $wrong) = fetch($now + $timeout);
  my %new;
  if (defined($text)) {
    my ($head, @lines) = split("\n", $text);
    if ($head !~ /\Aplan 1 ([0-9]+)\z/) {
      $wrong = $head =~ /\A(error [ -~]{1,200})\z/ ? "the service says: $1" : 'not an answer to the question';
    } elsif (@lines != $1 + 1) {
      $wrong = 'answer incomplete';
    } else {
      pop(@lines);
      for (@lines) {
        my ($job, $worker) = split("\t", $_, 2);
        $new{$job} = $worker if defined($worker);
      }
    }
  }
  if ($wrong eq '') {
    $plan = \%new;
    $pause = 0;
    print STDERR "obs-hooks: the allocation service answers again\n" if $trouble ne '';
  } else {
    undef $plan;
    # A service that is not there costs nothing to ask; one that hangs costs the timeout: up to every 10 seconds only.
    $pause = $pause && $wrong =~ /timed out/ ? ($pause < 5 ? $pause * 2 : 10) : 1;
    print STDERR "obs-hooks: no answer from the allocation service ($wrong): "
      . ($open ? "jobs go to any worker\n" : "no job is dispatched\n") if $trouble ne $wrong;
  }
  $trouble = $wrong;
  $until = clock_gettime(CLOCK_MONOTONIC) + ($pause || $maxage);
}

sub may {
  my ($info, $worker) = @_;
  my $now = clock_gettime(CLOCK_MONOTONIC);
  refresh($now) if $now >= $until;
  if ($plan) {
    my $to = $plan->{"$info->{'arch'}/$info->{'job'}"};
    if (defined($to)) {
      return 1 if $to eq '';
      my $name = "$worker->{'hostarch'}:$worker->{'workerid'}";
      $name =~ tr/\//_/;
      return 1 if $to eq $name;
    }
  } else {
    return 1 if $open;
  }
  # Not to this worker, not now. But if no worker at all might build it, bs_dispatch would fail the job: its check of all
  # workers (a sub; the loop that dispatches is not in one) must hear what is possible, not what is planned.
  return (caller(1))[3] ? 1 : 0;
}

if (my $before = $BSConfig::dispatch_constraint) {
  # What was configured before still has its say.
  $BSConfig::dispatch_constraint = sub {
    return 0 unless $before->(@_);
    goto &may;
  };
} else {
  $BSConfig::dispatch_constraint = \&may;
}

1;
