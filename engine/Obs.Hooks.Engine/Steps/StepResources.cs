using System.Reflection;

namespace Obs.Hooks.Engine.Steps;

/// <summary>Scripts that travel in the engine.</summary>
internal static class StepResources
{
    public static string Text(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the engine lacks its resource {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
