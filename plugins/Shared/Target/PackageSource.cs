using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Obs.Hooks.Plugins.Target;

/// <summary>
/// Opens the packages a build root was made of. bs_worker keeps them in the root itself (<c>.pkgs</c>), where the build could exchange
/// them: for another package, which is installed in a sandbox anyway, but not for a link to some file of the host.
/// </summary>
internal static class PackageSource
{
    /// <param name="path">A package, or another file that was on the host before the build.</param>
    /// <param name="job">Has the build root.</param>
    /// <returns>Null when it is no regular file, or not the one it is called.</returns>
    public static SafeFileHandle? Open(string path, BuildJob job)
    {
        if (!Path.IsPathFullyQualified(path) || !HasLength(path))
        {
            return null;
        }

        SafeFileHandle handle;
        try
        {
            handle = File.OpenHandle(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        if (IsWhatItIsCalled(handle, path, job.BuildRoot))
        {
            return handle;
        }

        handle.Dispose();
        return null;
    }

    /// <summary>Leads to the opened file, whatever becomes of its name.</summary>
    public static string PathOf(SafeFileHandle handle) =>
        string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{handle.DangerousGetHandle()}");

    /// <summary>
    /// No link may have been followed below the build root. Above it, and elsewhere, links are the administrator's, as long as they
    /// do not lead into the build root.
    /// </summary>
    private static bool IsWhatItIsCalled(SafeFileHandle handle, string source, string buildRoot)
    {
        var opened = new FileInfo(PathOf(handle)).LinkTarget;
        var root = buildRoot.TrimEnd('/');
        if (root.Length == 0 || !Directory.Exists(root))
        {
            return true;
        }

        var real = RealPath(root);
        return source.StartsWith(root + "/", StringComparison.Ordinal)
            ? opened == real + Path.GetFullPath(source)[root.Length..]
            : opened?.StartsWith(real + "/", StringComparison.Ordinal) == false;
    }

    private static string RealPath(string directory)
    {
        var parts = directory.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var path = "";
        foreach (var part in parts)
        {
            path = $"{path}/{part}";
            path = new DirectoryInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        }

        return path;
    }

    /// <summary>Looked at before it is opened: opening a named pipe would wait, and what has no length is no package.</summary>
    private static bool HasLength(string path) => new FileInfo(path) is { Exists: true, Length: > 0 };
}
