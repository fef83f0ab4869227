/*
 * Stands in for obs-build's build: re-creates the log, leaves results, takes BENCH_BUILD_MS, exits with 0. Writes to the
 * file BENCH_STAMPS when it started and ended (CLOCK_MONOTONIC, ns) and how much memory the engine or wrapper around it
 * used meanwhile (kB; VmRSS and VmHWM of its ancestor that the launcher started).
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static long long now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static long field(int pid, const char *name)
{
    char path[64], line[256];
    long value = -1;
    snprintf(path, sizeof path, "/proc/%d/status", pid);
    FILE *f = fopen(path, "r");
    while (f && fgets(line, sizeof line, f))
        if (!strncmp(line, name, strlen(name)))
            value = atol(line + strlen(name) + 1);
    if (f)
        fclose(f);
    return value;
}

static int is_launcher(int pid)
{
    char path[64], name[16] = "";
    snprintf(path, sizeof path, "/proc/%d/comm", pid);
    FILE *f = fopen(path, "r");
    if (f) {
        if (!fgets(name, sizeof name, f))
            name[0] = 0;
        fclose(f);
    }
    return !strcmp(name, "launch\n");
}

static void put(const char *directory, const char *name, const char *text)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", directory, name);
    FILE *f = fopen(path, "w");
    if (f) {
        fputs(text, f);
        fclose(f);
    }
}

int main(int argc, char **argv)
{
    long long start = now();
    const char *root = ".", *stamps = getenv("BENCH_STAMPS"), *ms = getenv("BENCH_BUILD_MS");
    for (int i = 1; i + 1 < argc; i++)
        if (!strcmp(argv[i], "--root"))
            root = argv[i + 1];

    char path[4096];
    snprintf(path, sizeof path, "%s/.build.log", root);
    unlink(path);
    put(root, ".build.log", "build started\nbuild ended\n");
    snprintf(path, sizeof path, "%s/.build.packages/DEBS", root);
    put(path, "hello_1.0_amd64.deb", "a package\n");
    snprintf(path, sizeof path, "%s/.build.packages/OTHER", root);
    put(path, "_statistics", "<buildstatistics/>\n");

    long wait = ms ? atol(ms) : 0;
    struct timespec t = { wait / 1000, wait % 1000 * 1000000 };
    nanosleep(&t, NULL);

    int pid = getppid();
    for (int parent; (parent = (int)field(pid, "PPid:")) > 1 && !is_launcher(parent);)
        pid = parent;
    FILE *f = stamps ? fopen(stamps, "w") : NULL;
    if (f) {
        fprintf(f, "%lld %ld %ld", start, field(pid, "VmRSS:"), field(pid, "VmHWM:"));
        fprintf(f, " %lld\n", now());
        fclose(f);
    }
    return 0;
}
