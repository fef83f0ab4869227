# What the shim of `obs-hooks install dispatcher` costs bs_dispatch: microseconds for each pair of job and worker, and for
# each plan fetched. Run in the root of the repository: perl tests/Benchmarks/Scripts/dispatcher-shim.pl
# The peer is a dispatch_constraint that does nothing; the service is stood in for by a process that sends one plan.
use strict;
use warnings;
use File::Temp qw(tempdir);
use IO::Socket::UNIX;
use Time::HiRes qw(CLOCK_MONOTONIC clock_gettime);

my ($jobs, $workers, $rounds) = (1000, 100, 11);
my $directory = tempdir(CLEANUP => 1);
my $socket = "$directory/dispatch.sock";
my @jobs = map { {'arch' => 'x86_64', 'job' => "home:somebody::openSUSE_Tumbleweed::package-$_-0123456789abcdef0123456789abcdef"} } 1 .. $jobs;
my @workers = map { {'hostarch' => 'x86_64', 'workerid' => "build$_:1"} } 1 .. $workers;

my $listener = IO::Socket::UNIX->new(Local => $socket, Listen => 10) || die("$socket: $!\n");
my $pid = fork();
die("fork: $!\n") unless defined($pid);
if (!$pid) {
  my $plan = "plan 1 $workers\n" . join('', map {"x86_64/$jobs[$_]->{'job'}\tx86_64:build".($_ + 1).":1\n"} 0 .. $workers - 1) . ".\n";
  while (my $connection = $listener->accept()) {
    $connection->getline();
    print $connection $plan;
  }
  exit(0);
}

sub shim {
  my ($name, %settings) = @_;
  open(my $template, '<', 'engine/Obs.Hooks.Dispatch/Installation/dispatcher.pl') || die("dispatcher.pl: $!\n");
  my $text = do { local $/; <$template> };
  my %all = ('SOCKET' => "'$socket'", 'TIMEOUT' => 0.1, 'MAXAGE' => 3600, 'OPEN' => 1, %settings);
  $text =~ s/\@$_\@/$all{$_}/g for keys(%all);
  $text =~ s/package ObsHooks::Dispatcher/package ObsHooks::$name/;
  local $BSConfig::dispatch_constraint;
  eval("$text") || die($@);
  return $BSConfig::dispatch_constraint;
}

sub median { my @sorted = sort {$a <=> $b} @_; return $sorted[@sorted / 2] }

my %variants = (
  '1 no shim: a constraint that allows all' => sub { 1 },
  '2 shim, plan at hand' => shim('Planned'),
  '3 shim, no service, fail-open' => shim('Open', 'SOCKET' => "'$socket.none'"),
  '4 shim, no service, fail-closed' => shim('Closed', 'SOCKET' => "'$socket.none'", 'OPEN' => 0),
);
my %times;
open(my $quiet, '>&', \*STDERR);
open(STDERR, '>', '/dev/null');
for (1 .. $rounds) {
  for my $variant (sort(keys(%variants))) {
    my $may = $variants{$variant};
    my $start = clock_gettime(CLOCK_MONOTONIC);
    # As in the loop of bs_dispatch: at the top of the program, in no sub.
    for my $job (@jobs) {
      for my $worker (@workers) {
        $may->($job, $worker, undef);
      }
    }
    push @{$times{$variant}}, (clock_gettime(CLOCK_MONOTONIC) - $start) / ($jobs * $workers) * 1e6;
  }
}
my $fetching = shim('Fetching', 'MAXAGE' => 0);
my $fetches = 200;
my @fetch;
for (1 .. $rounds) {
  my $start = clock_gettime(CLOCK_MONOTONIC);
  $fetching->($jobs[0], $workers[0], undef) for 1 .. $fetches;
  push @fetch, (clock_gettime(CLOCK_MONOTONIC) - $start) / $fetches * 1e6;
}
open(STDERR, '>&', $quiet);
printf("%-45s %8.2f us/pair\n", $_, median(@{$times{$_}})) for sort(keys(%times));
printf("%-45s %8.0f us, %d workers\n", "a plan fetched (at most every 250 ms)", median(@fetch), $workers);
kill('TERM', $pid);
waitpid($pid, 0);
