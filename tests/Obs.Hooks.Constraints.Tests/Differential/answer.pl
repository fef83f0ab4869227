# Answers JSON questions, one a line, with the modules of the installed obs-server.
use strict;
use warnings;
no warnings qw(numeric once uninitialized);
use lib '/usr/lib/obs/server', '/usr/lib/obs-build';
use JSON::PP;
use Storable;
use Build::Rpm;
use XML::Structured;
use BSXML;
use BSDispatcher::Constraints;

my $json = JSON::PP->new->canonical->utf8;
my %ops = (
  verscmp => sub { Build::Rpm::verscmp($_[0]{a}, $_[0]{b}) },
  mbsize => sub { '' . BSDispatcher::Constraints::getmbsize({ size => { _content => $_[0]{size}, unit => $_[0]{unit} } }) },
  greater => sub { $_[0]{a} > $_[0]{b} ? 1 : 0 },
  match => sub { match($_[0]{worker}, XMLin($BSXML::constraints, $_[0]{constraints})) },
  lines => sub { lines($_[0]{lines}) },
  decide => sub {
    my ($upper) = XMLin($BSXML::constraints, $_[0]{xml});
    my $lower = lines($_[0]{prjconf});
    return $lower unless ref $lower;
    # A job without lines has no such element, and the dispatcher then merges nothing.
    match($_[0]{worker}, !@{$_[0]{prjconf}} ? $upper : BSDispatcher::Constraints::mergeconstraints($lower, $upper));
  },
);

sub match { BSDispatcher::Constraints::oracle(XMLin($BSXML::worker, $_[0]), $_[1]) }

# The structure, or the text of the first line that was refused.
sub lines {
  my @warnings;
  local $SIG{__WARN__} = sub { push @warnings, $_[0] };
  my $struct = BSDispatcher::Constraints::list2struct($BSXML::constraints, [ map { [ split ' ', $_ ] } @{$_[0]} ], 'JOB');
  return $struct unless @warnings;
  my $text = $warnings[0];
  $text =~ s/^list2struct: JOB: //;
  $text =~ s/\n.*//s;
  return $text;
}

while (my $line = <STDIN>) {
  my $question = $json->decode($line);
  print $json->encode({ r => $ops{$question->{op}}->($question) }), "\n";
}
