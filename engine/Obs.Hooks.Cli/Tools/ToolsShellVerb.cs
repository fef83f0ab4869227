using System.CommandLine;
using Obs.Hooks.Cli.Verbs;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Tools;
using Obs.Hooks.Engine.Tools.Running;

namespace Obs.Hooks.Cli.Tools;

/// <summary><c>obs-hooks tools shell</c>: a hook's sandbox, entered by hand.</summary>
internal static class ToolsShellVerb
{
    public static Command Create()
    {
        var command = new Command("shell", "Run a shell, or the command after \"--\", in a tools root as a hook would.");
        var hook = new Option<string?>("--hook") { Description = "The hook whose root it is.", HelpName = "ID" };
        var input = new Option<string[]>("--in") { Description = "NAME=PATH: a file or directory to read as /mnt/NAME; may be repeated.", HelpName = "NAME=PATH" };
        var output = new Option<string[]>("--out") { Description = "NAME=PATH: a directory to write to as /mnt/NAME; may be repeated.", HelpName = "NAME=PATH" };
        var words = new Argument<string[]>("command") { Description = "After \"--\": program and arguments.", Arity = ArgumentArity.ZeroOrMore };
        foreach (var option in (ReadOnlySpan<Option>)[hook, input, output])
        {
            command.Options.Add(option);
        }

        command.Arguments.Add(words);
        var selection = new ToolsSelection(command);
        var setup = new SetupOptions(command);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Verb.Run(() =>
        {
            var host = setup.Load(parsed);
            var specs = selection.Read(parsed, host, new BuildJob { Origin = JobOrigin.Plain });
            Planning.DiagnosticPrinter.Print(host.Bag, Console.Error);
            var name = parsed.GetValue(hook);
            var wanted = specs.Where(s => name is null || s.Hook == name).ToArray() is [var only]
                ? only
                : throw new EngineException(
                    DiagnosticCodes.ToolsRefused,
                    specs.Count == 0
                        ? "no hook of this host has a tools root; expected --provider"
                        : $"which root? expected --hook with one of {string.Join(", ", specs.Select(static s => s.Hook))}, or --provider",
                    ExitStatus.Failed);
            using var roots = new ToolsRoots(host.Options, TimeProvider.System);
            using var lease = roots.Acquire(wanted.Spec, static line => Console.Error.WriteLine(line), refresh: false, cancellationToken);
            string[] program = parsed.GetValue(words) is { Length: > 0 } given ? given : ["/bin/sh"];
            var run = new ToolRun(new ProcessRequest(program[0], [.. program[1..]]))
            {
                Inputs = [.. Mounts(parsed.GetValue(input))],
                Outputs = [.. Mounts(parsed.GetValue(output))],
            };
            return new ToolRunner(host.Options, journal: null).RunInteractive(lease.TreeDirectory, run);
        })));
        return command;
    }

    private static IEnumerable<ToolMount> Mounts(string[]? texts)
    {
        foreach (var text in texts ?? [])
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            yield return equals > 0
                ? new ToolMount(text[..equals], Path.GetFullPath(text[(equals + 1)..]))
                : throw new EngineException(DiagnosticCodes.ToolsRefused, $"\"{text}\": expected NAME=PATH", ExitStatus.Failed);
        }
    }
}
