# Runs in the sandbox of the tools root: the project's command, as an ordinary user in an empty directory. /mnt/sources and
# /mnt/results have the job's files, read-only.
mkdir /tmp/out /tmp/test
cd /tmp/test
(eval "$COMMAND") > /tmp/out/stdout 2> /tmp/out/stderr < /dev/null
echo $? > /tmp/out/test.status
place=/tmp/test
