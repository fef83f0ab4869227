using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Tools.Running;

/// <summary>Looks whether a root has a program, with its links read as a process in the root would.</summary>
internal static class ToolPrograms
{
    private static readonly string[] Directories = ["usr/sbin", "usr/bin", "sbin", "bin"];

    public static bool Exists(string tree, string program)
    {
        using var root = DirectoryHandle.Open(tree);
        return program.Contains('/', StringComparison.Ordinal)
            ? IsFile(root, program.TrimStart('/'))
            : Array.Exists(Directories, d => IsFile(root, $"{d}/{program}"));
    }

    private static bool IsFile(DirectoryHandle root, string path)
    {
        const int pathOnly = 0x200000; // O_PATH
        var how = new OpenHow(pathOnly | OpenFlags.CloseOnExec, 0, OpenFlags.ResolveInRoot);
        var descriptor = Libc.OpenAt2((int)root.Handle.DangerousGetHandle(), path, in how);
        if (descriptor < 0)
        {
            return false;
        }

        using var file = new Microsoft.Win32.SafeHandles.SafeFileHandle(descriptor, ownsHandle: true);
        return FileStatus.Of(file).IsRegularFile;
    }
}
