# Times the inner loop of bs_dispatch (obs-server 2.9): for each job shuffle the idle workers, sort them by the idle part of
# their host, and take the first that the dispatcher's own matcher lets build it.
# Standard input: one JSON object with "workers" (name, xml), "sets" (lists of constraint lines), "jobs" (indices of sets) and
# "rounds". Answer: "seconds" a round (CPU time, parsing not counted) and "assigned".
use strict;
use warnings;
no warnings qw(numeric once uninitialized);
use lib '/usr/lib/obs/server', '/usr/lib/obs-build';
use JSON::PP;
use List::Util;
use Time::HiRes qw(clock_gettime CLOCK_PROCESS_CPUTIME_ID);
use XML::Structured;
use BSXML;
use BSDispatcher::Constraints;

my $question = JSON::PP->new->utf8->decode(join('', <STDIN>));
my %workers = map { $_->{name} => XMLin($BSXML::worker, $_->{xml}) } @{$question->{workers}};
my @sets = map {
  my @lines = map { [ split(' ', $_) ] } @$_;
  @lines ? BSDispatcher::Constraints::list2struct($BSXML::constraints, \@lines, 'benchmark') : undef;
} @{$question->{sets}};
my (@seconds, $assigned);
for my $round (1 .. $question->{rounds}) {
  srand(1);
  my @idle_names = sort keys %workers;
  my %hosts;
  for my $name (@idle_names) {
    (my $host = $name) =~ s/:\d+$//;
    $hosts{$host}->{$name} = 0;
  }
  $assigned = 0;
  my $start = clock_gettime(CLOCK_PROCESS_CPUTIME_ID);
  for my $set (@{$question->{jobs}}) {
    my @idle = List::Util::shuffle(@idle_names);
    last unless @idle;
    my %part;
    for my $name (@idle) {
      (my $host = $name) =~ s/:\d+$//;
      my $known = $hosts{$host};
      $part{$name} = (grep { $_ == 0 } values %$known) / keys %$known;
    }
    @idle = sort { $part{$b} <=> $part{$a} } @idle;
    my $constraints = $sets[$set];
    for my $name (@idle) {
      next if $constraints && !BSDispatcher::Constraints::oracle($workers{$name}, $constraints);
      (my $host = $name) =~ s/:\d+$//;
      $hosts{$host}->{$name} = 1;
      @idle_names = grep { $_ ne $name } @idle_names;
      $assigned++;
      last;
    }
  }
  push @seconds, clock_gettime(CLOCK_PROCESS_CPUTIME_ID) - $start;
}
print JSON::PP->new->encode({ seconds => \@seconds, assigned => $assigned });
