using Obs.Hooks.Engine.Execution;

namespace Obs.Hooks.Engine.Tools.Providers;

/// <summary>A short program of the host that only reads, without namespaces of its own.</summary>
internal static class PlainProgram
{
    private const int KeptOutput = 1 << 20;

    public static ProcessResult Run(string program, params ReadOnlySpan<string> arguments)
    {
        using var output = new ProcessPipe();
        using var error = new ProcessPipe();
        using var nothing = File.OpenHandle("/dev/null");
        var process = SpawnedProcess.Start(new SpawnRequest
        {
            Program = program,
            Arguments = [program, .. arguments],
            Environment = ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8", "HOME=/nonexistent"],
            Descriptors = [((int)nothing.DangerousGetHandle(), 0), (output.WriterDescriptor, 1), (error.WriterDescriptor, 2)],
        });
        output.Writer.Dispose();
        error.Writer.Dispose();
        var kept = new OutputCapture(KeptOutput, null);
        var errors = new OutputCapture(KeptOutput, null);
        var reading = Task.Run(() => errors.ReadToEnd(error.Reader));
        kept.ReadToEnd(output.Reader);
        reading.GetAwaiter().GetResult();
        return new ProcessResult(process.Wait(), kept.Text, errors.Text);
    }
}
