# Runs the part of the installed bs_worker that describes its host, with /proc of another directory.
#   describe-worker.pl ROOT [NAME=VALUE...]        the values are bs_worker's own variables
use strict;
use warnings;
no warnings qw(uninitialized);
use lib '/usr/lib/obs/server';
use XML::Structured;
use BSXML;
use BSUtil;

my ($root, @settings) = @ARGV;
my $program = readstr('/usr/lib/obs/server/bs_worker');
$program =~ /(\nsub device_size.*?\n\$workerinfo->\{'hardware'\} = \$hw;\n)/s || die("bs_worker does not describe its host as it used to\n");
my $part = $1;
$part =~ s{(['"])/proc/}{$1$root/proc/}g;
my $variables = join('', map { /^(\w+)=(.*)$/s ? "my \$$1 = \$set{'$1'};" : die("$_\n") } @settings);
our %set = map { split('=', $_, 2) } @settings;
my $labels = 'my @hostlabel = split(",", $set{hostlabels});';
my $others = join('', map { "my \$$_;" } grep { !exists $set{$_} } qw(owner jobs vm_memory vmdisk_swapsize vmdisk_rootsize vm_root vm_swap vm));
my $worker = eval "no strict 'vars'; $labels $variables $others $part \$workerinfo";
die($@) if $@;
print BSUtil::toxml($worker, $BSXML::worker);
