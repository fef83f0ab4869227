# Times the matcher of the installed obs-server: every set of constraints with every worker, as its dispatcher would.
# Standard input: one JSON object with "workers" and "sets" (XML) and "rounds". Answer: "seconds" a round (CPU time, parsing
# not counted) and "answers", a row of 0 and 1 for each set.
use strict;
use warnings;
no warnings qw(numeric once uninitialized);
use lib '/usr/lib/obs/server', '/usr/lib/obs-build';
use JSON::PP;
use Time::HiRes qw(clock_gettime CLOCK_PROCESS_CPUTIME_ID);
use XML::Structured;
use BSXML;
use BSDispatcher::Constraints;

my $question = JSON::PP->new->utf8->decode(join('', <STDIN>));
my @workers = map { XMLin($BSXML::worker, $_) } @{$question->{workers}};
my @sets = map { XMLin($BSXML::constraints, $_) } @{$question->{sets}};
my (@seconds, @answers);
for my $round (1 .. $question->{rounds}) {
  my $start = clock_gettime(CLOCK_PROCESS_CPUTIME_ID);
  @answers = ();
  for my $set (@sets) {
    push @answers, join('', map { BSDispatcher::Constraints::oracle($_, $set) ? 1 : 0 } @workers);
  }
  push @seconds, clock_gettime(CLOCK_PROCESS_CPUTIME_ID) - $start;
}
my $memory = 0;
open(my $status, '<', '/proc/self/status') || die;
while (<$status>) { $memory = $1 / 1024 if /^VmHWM:\s+(\d+)/ }
print JSON::PP->new->encode({ seconds => \@seconds, answers => \@answers, megabytes => $memory });
