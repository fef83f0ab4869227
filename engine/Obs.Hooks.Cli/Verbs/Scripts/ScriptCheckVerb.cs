using System.CommandLine;
using System.Globalization;
using Obs.Hooks.Cli.Scripts;
using Obs.Hooks.Engine.Reporting;
using Obs.Hooks.Engine.Scripts;

namespace Obs.Hooks.Cli.Verbs.Scripts;

/// <summary><c>obs-hooks script check</c>: everything that is wrong with scripts, with file, line and column.</summary>
internal static class ScriptCheckVerb
{
    public static Command Create()
    {
        var command = new Command("check", "Compile scripts and say everything that is wrong with them, with file:line:column.");
        var files = new Argument<string[]>("FILE")
        {
            Description = "Scripts (.csx), or project configurations with embedded ones.",
            Arity = ArgumentArity.OneOrMore,
        };
        var origin = new ScriptOriginOption(command);
        var options = new SetupOptions(command, hasJson: false);
        command.Arguments.Add(files);
        command.SetAction(parsed => Verb.Run(() => Run(parsed, options, origin, parsed.GetRequiredValue(files))));
        return command;
    }

    private static int Run(ParseResult parsed, SetupOptions options, ScriptOriginOption origin, string[] files)
    {
        var setup = options.Load(parsed);
        var checker = new ScriptChecker(new SandboxedCompiler(setup.Options));
        var (scripts, errors, warnings) = (0, 0, 0);
        foreach (var source in files.SelectMany(file => LocalScripts.Read(file, origin.Of(parsed, "", ""))))
        {
            scripts++;
            foreach (var line in checker.Check(source))
            {
                Console.Out.WriteLine(LogText.CleanMessage(line.Text));
                _ = line.IsError ? errors++ : warnings++;
            }
        }

        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"checked {Count(scripts, "script")}: {Count(errors, "error")}, {Count(warnings, "warning")}"));
        return errors > 0 ? 1 : 0;
    }

    private static string Count(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
