using Obs.Hooks.Engine.Tools.Store;

namespace Obs.Hooks.CrashHost;

/// <summary>An engine whose job wants the image of a tools root.</summary>
internal static class ImageScenario
{
    /// <summary>Prints what it says, and at the end <c>there</c>. With <paramref name="hold"/> it stops in the middle until it can read a line.</summary>
    public static int Run(string tree, bool hold)
    {
        RootImage.Ensure(new HeldRoot(tree, hold), TimeSpan.FromMinutes(5), Console.WriteLine, CancellationToken.None);
        Console.WriteLine("there");
        return 0;
    }
}
