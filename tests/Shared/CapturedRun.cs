namespace Obs.Hooks.Tests.Shared;

/// <summary>A real run of a tool, kept with the tests: <c>NAME.STATUS.out</c> and, when there was any, <c>NAME.STATUS.err</c>.</summary>
internal static class CapturedRun
{
    public static ProcessResult Of(string name)
    {
        var directory = Path.Combine(AppContext.BaseDirectory, "Captured");
        var output = Directory.GetFiles(directory, name + ".*.out").Single();
        var status = int.Parse(Path.GetFileName(output).Split('.')[^2], System.Globalization.CultureInfo.InvariantCulture);
        var error = Path.ChangeExtension(output, "err");
        return new ProcessResult(status, File.ReadAllText(output), File.Exists(error) ? File.ReadAllText(error) : "");
    }
}
