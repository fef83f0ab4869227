using System.Runtime.InteropServices;

namespace Obs.Hooks.Engine.Native;

/// <summary>posix_spawn(3) and its relatives, waitpid(2), execve(2).</summary>
internal static unsafe partial class Libc
{
    /// <summary>POSIX_SPAWN_SETSIGDEF, _SETSIGMASK, _SETSID of spawn.h.</summary>
    public const short SpawnSetSignalDefault = 0x04;

    public const short SpawnSetSignalMask = 0x08;

    public const short SpawnSetSession = 0x80;

    /// <summary>Larger than posix_spawnattr_t (336), posix_spawn_file_actions_t (80) and sigset_t (128) of glibc and musl.</summary>
    public const int SpawnStructSize = 512;

    [LibraryImport(Library)]
    public static partial int posix_spawn(int* pid, byte* path, void* fileActions, void* attributes, byte** argv, byte** envp);

    [LibraryImport(Library)]
    public static partial int posix_spawnattr_init(void* attributes);

    [LibraryImport(Library)]
    public static partial int posix_spawnattr_destroy(void* attributes);

    [LibraryImport(Library)]
    public static partial int posix_spawnattr_setflags(void* attributes, short flags);

    [LibraryImport(Library)]
    public static partial int posix_spawnattr_setsigdefault(void* attributes, void* signals);

    [LibraryImport(Library)]
    public static partial int posix_spawnattr_setsigmask(void* attributes, void* signals);

    [LibraryImport(Library)]
    public static partial int posix_spawn_file_actions_init(void* actions);

    [LibraryImport(Library)]
    public static partial int posix_spawn_file_actions_destroy(void* actions);

    [LibraryImport(Library)]
    public static partial int posix_spawn_file_actions_adddup2(void* actions, int from, int to);

    [LibraryImport(Library)]
    public static partial int posix_spawn_file_actions_addclose(void* actions, int descriptor);

    [LibraryImport(Library)]
    public static partial int posix_spawn_file_actions_addchdir_np(void* actions, byte* path);

    [LibraryImport(Library)]
    public static partial int sigemptyset(void* signals);

    [LibraryImport(Library)]
    public static partial int sigaddset(void* signals, int signal);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int waitpid(int pid, int* status, int options);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int execve(byte* path, byte** argv, byte** envp);
}
