using System.Collections.Immutable;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Execution;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Policy;
using Obs.Hooks.Engine.Scripts.Sandboxing;
using Obs.Hooks.Scripting.Native;
using Obs.Hooks.Scripting.Protocol;
using Obs.Hooks.Scripts;

namespace Obs.Hooks.Engine.Scripts;

/// <summary>
/// Runs programs for a script: those that policy names, each in a sandbox of its own with nothing but the files it is given and the
/// hook's tools root, or the host's /usr when it has none.
/// </summary>
/// <param name="options">The host's options.</param>
/// <param name="policy">The script's; none allows nothing.</param>
/// <param name="files">The job's files.</param>
/// <param name="workDirectory">Where contents are kept that the script made; only root enters it.</param>
/// <param name="bytes">What the job's scripts may leave with the engine.</param>
/// <param name="root">The hook's tools root; null for programs of the host.</param>
internal sealed class ToolBroker(
    EngineOptions options, ScriptPolicy? policy, ScriptBroker files, string workDirectory, ScriptBytes bytes, IToolsRoot? root)
{
    private const string InputDirectory = "input";
    private const int OutputLimit = 1 << 20;

    private static readonly string[] ProgramDirectories = ["/usr/bin", "/usr/sbin", "/usr/local/bin"];

    private const int MostInputs = 64;

    /// <summary>Runs a tool to its end.</summary>
    /// <exception cref="IOException">It may not be run, or an input cannot be had; the message is for the script's author.</exception>
    /// <exception cref="EngineException">The sandbox did not start.</exception>
    /// <exception cref="ProtocolException">The request is none.</exception>
    public ProcessResult Run(ToolRequest request, CancellationToken cancellationToken)
    {
        policy?.Learned?.NoteTool(request.Tool);
        CheckPolicy(request.Tool);
        var program = root is null ? Find(request.Tool) : "";
        var opened = new List<SafeFileHandle>();
        var contents = new ScriptContent(workDirectory, bytes);
        try
        {
            var inputs = Inputs(request, opened, contents);
            return root is null
                ? Run(program, request, inputs, cancellationToken)
                : Run(root, request, inputs, cancellationToken);
        }
        finally
        {
            opened.ForEach(static f => f.Dispose());
            contents.Discard();
        }
    }

    /// <summary>With the same limits and the same files in its working directory.</summary>
    private static ProcessResult Run(IToolsRoot root, ToolRequest request, ImmutableArray<SandboxTree> inputs, CancellationToken cancellationToken)
    {
        var limits = SandboxLimits.Tools;
        var run = new ToolRun(new ProcessRequest(request.Tool, request.Arguments)
        {
            Directory = inputs.IsEmpty ? "" : $"/mnt/{InputDirectory}",
            Input = request.Input,
            OutputLimit = OutputLimit,
        })
        {
            Inputs = [.. inputs.Select(static i => new ToolMount(i.Target, i.Source))],
            MemoryLimit = limits.MemoryBytes,
            FileSizeLimit = limits.FileBytes,
            ProcessLimit = limits.Tasks,
        };
        try
        {
            return root.RunAsync(run, cancellationToken).GetAwaiter().GetResult();
        }
        catch (FileNotFoundException e)
        {
            // An IOException of this kind would tell the script that one of its files is missing.
            throw new IOException($"tool {request.Tool}: not in the hook's tools root", e);
        }
        catch (OperationCanceledException)
        {
            // As a tool of the host ends; the script has been told and has a while to come to its end.
            return new ProcessResult(128 + Native.Libc.SignalKill, "", "");
        }
    }

    private ProcessResult Run(string program, ToolRequest request, ImmutableArray<SandboxTree> inputs, CancellationToken cancellationToken)
    {
        using var input = Posix.SealedFile("input", System.Text.Encoding.UTF8.GetBytes(request.Input ?? ""));
        using var output = new ProcessPipe();
        using var error = new ProcessPipe();
        using var process = SandboxProcess.Start(new SandboxStart
        {
            Options = options,
            Limits = SandboxLimits.Tools,
            Program = program,
            Arguments = request.Arguments,
            Environment = ["PATH=/usr/bin:/usr/sbin", "HOME=/work", "TMPDIR=/work", "LC_ALL=C.UTF-8"],
            Trees = inputs,
            EmptyDirectories = [InputDirectory],
            WithPrograms = true,
            Directory = $"/{InputDirectory}",
            Descriptors = [(input, 0), (output.Writer, 1), (error.Writer, 2)],
        });
        output.Writer.Dispose();
        error.Writer.Dispose();
        using var kill = cancellationToken.Register(process.Kill);
        var standardOutput = new OutputCapture(OutputLimit, null);
        var standardError = new OutputCapture(OutputLimit, null);
        Task.WaitAll(
            [
                Task.Run(() => standardOutput.ReadToEnd(output.TakeReader()), CancellationToken.None),
                Task.Run(() => standardError.ReadToEnd(error.TakeReader()), CancellationToken.None),
            ],
            CancellationToken.None);
        return new ProcessResult(process.Exited.Result, standardOutput.Text, standardError.Text)
        {
            Truncated = standardOutput.Truncated || standardError.Truncated,
        };
    }

    private void CheckPolicy(string tool)
    {
        if (tool.Contains('/', StringComparison.Ordinal) || policy is null || !policy.Tools.Contains(tool))
        {
            throw new IOException($"{DiagnosticCodes.DeniedByPolicy}: tool {tool}: refused by {policy?.Rule("tools") ?? "the engine: there is no policy"}");
        }
    }

    private static string Find(string tool)
    {
        foreach (var directory in ProgramDirectories)
        {
            var path = $"{directory}/{tool}";
            if (File.Exists(path))
            {
                return path;
            }
        }

        throw new IOException($"tool {tool}: not on this host (looked in {string.Join(", ", ProgramDirectories)})");
    }

    private ImmutableArray<SandboxTree> Inputs(ToolRequest request, List<SafeFileHandle> opened, ScriptContent contents)
    {
        if (request.Inputs.Length > MostInputs)
        {
            throw new IOException($"{request.Inputs.Length} inputs of {request.Tool}: expected at most {MostInputs}");
        }

        var trees = ImmutableArray.CreateBuilder<SandboxTree>(request.Inputs.Length);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var input in request.Inputs)
        {
            if (input.Name.Length is 0 or > 255 || input.Name is "." or ".." || input.Name.Contains('/', StringComparison.Ordinal) || !names.Add(input.Name))
            {
                throw new IOException($"input '{input.Name}' of {request.Tool}: expected a file name of its own, without directory");
            }

            trees.Add(new SandboxTree(PathOf(input, opened, contents), $"{InputDirectory}/{input.Name}"));
        }

        return trees.ToImmutable();
    }

    private string PathOf(ToolInput input, List<SafeFileHandle> opened, ScriptContent contents)
    {
        if (input is ToolInput.OfContent content)
        {
            return contents.Keep(content.Content.Span);
        }

        var file = input switch
        {
            ToolInput.OfSource i => files.Open(FileOrigin.Source, "", i.Source.Name),
            ToolInput.OfResult i => files.Open(FileOrigin.Result, i.Result.Directory, i.Result.Name),
            _ => throw new ProtocolException("named an input of no known kind"),
        };
        opened.Add(file);
        return FormattableString.Invariant($"/proc/self/fd/{file.DangerousGetHandle()}");
    }
}
