using System.Reflection;

namespace Obs.Hooks.Plugins.InstallCheck.Tests;

internal static class Repository
{
    public static string Directory =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;
}
