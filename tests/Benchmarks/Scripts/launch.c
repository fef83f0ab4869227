/*
 * launch RESULT OUTPUT PROGRAM ARGUMENT...: runs a program and writes to the file RESULT when it was started and had ended
 * (CLOCK_MONOTONIC, ns), the largest resident size of any process of it (kB), the CPU time of all of them (us) and its
 * wait status. A small program of its own, as the kernel counts the size of whoever calls vfork as the child's.
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static long long now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(int argc, char **argv)
{
    struct rusage usage;
    posix_spawn_file_actions_t actions;
    pid_t pid;
    int status;
    if (argc < 4)
        return 2;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, argv[2], O_WRONLY | O_CREAT | O_TRUNC, 0644);
    posix_spawn_file_actions_adddup2(&actions, 1, 2);
    long long start = now();
    if (posix_spawn(&pid, argv[3], &actions, NULL, argv + 3, environ) || wait4(pid, &status, 0, &usage) != pid)
        return 1;
    long long end = now();
    FILE *f = fopen(argv[1], "w");
    if (!f)
        return 1;
    fprintf(f, "%lld %lld %ld %lld %d\n", start, end, usage.ru_maxrss,
            (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000LL + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec, status);
    return fclose(f) != 0;
}
