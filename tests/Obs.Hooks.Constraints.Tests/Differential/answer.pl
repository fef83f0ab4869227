# Answers JSON questions, one a line, with the modules of the installed obs-server.
use strict;
use warnings;
no warnings qw(numeric once uninitialized);
use lib '/usr/lib/obs/server', '/usr/lib/obs-build';
use JSON::PP;
use Storable;
use Build::Rpm;
use XML::Structured;
use BSCando;
use BSUtil;
use BSXML;
use Build;
use BSDispatcher::Constraints;
use File::Temp;

# Two subroutines of the daemons themselves, with what they need around them; the rest of a daemon would start one.
our ($workersdir, $uploaddir, %harchcando, $said);
{
  package BSServer;
  sub have_content { defined $main::file }
  sub read_file { BSUtil::writestr($_[0], undef, $main::file); 1 }
  package BSRPC;
  sub rpc { $main::config }
}
our ($file, $config);
sub setdispatchdetails { $said = { action => 'details', text => $_[3] } }
sub failjob { $said = { action => 'fail', text => $_[3] } }
for my $harch (keys %BSCando::cando) {
  for (@{$BSCando::cando{$harch}}) {
    my ($arch, $helper) = split(':', $_, 2);
    $harchcando{"$harch/$arch"} = $helper || '';
  }
}
for ([ 'bs_dispatch', 'dispatcher' ], [ 'bs_repserver', 'repserver' ]) {
  my ($daemon, $name) = @$_;
  my $code = BSUtil::readstr("/usr/lib/obs/server/$daemon");
  $code =~ /^(sub checkconstraints \{.*?^\})/ms or die("no checkconstraints in $daemon");
  my $sub = $1;
  $sub =~ s/checkconstraints/${name}_check/;
  eval "no strict; $sub 1" or die($@);
}

sub fleet {
  my ($workers) = @_;
  my $dir = File::Temp->newdir;
  ($workersdir, $uploaddir) = ("$dir/workers", "$dir/upload");
  mkdir($_) for $workersdir, map { "$workersdir/$_" } qw{idle building away down dead};
  BSUtil::writestr("$workersdir/$_->{state}/$_->{name}", undef, $_->{xml}) for @$workers;
  return $dir;
}

my $json = JSON::PP->new->canonical->utf8;
my %ops = (
  verscmp => sub { Build::Rpm::verscmp($_[0]{a}, $_[0]{b}) },
  mbsize => sub { '' . BSDispatcher::Constraints::getmbsize({ size => { _content => $_[0]{size}, unit => $_[0]{unit} } }) },
  greater => sub { $_[0]{a} > $_[0]{b} ? 1 : 0 },
  match => sub { match($_[0]{worker}, XMLin($BSXML::constraints, $_[0]{constraints})) },
  lines => sub { lines($_[0]{lines}) },
  parse_prjconf => sub {
    my $read = Build::read_config($_[0]{arch}, [ split("\n", $_[0]{text}) ]);
    return { lines => $read->{constraint}, hostarch => $read->{hostarch} };
  },
  hint => sub {
    my ($q) = @_;
    my $keep = fleet($q->{workers});
    undef $said;
    # It prints what it does.
    open(my $stdout, '>&', \*STDOUT);
    open(STDOUT, '>', '/dev/null');
    dispatcher_check({}, $q->{arch}, 'job', XMLin($BSXML::constraints, $q->{constraints}));
    open(STDOUT, '>&', $stdout);
    return $said || { action => 'none', text => '' };
  },
  checkconstraints => sub {
    my ($q) = @_;
    my $keep = fleet($q->{workers});
    ($file, $config) = @{$q}{qw{xml prjconf}};
    my ($found) = repserver_check({}, 'prj', 'std', $q->{arch}, 'gcc');
    return [ map { $_->{name} } @{$found->{entry}} ];
  },
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
