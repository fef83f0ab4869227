using System.CommandLine;
using System.Text;
using Obs.Hooks.Engine.Carriers.Prjconf;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Installation;

namespace Obs.Hooks.Cli.Verbs;

/// <summary><c>obs-hooks prjconf</c>: scripts as comment lines of a project configuration, and back.</summary>
internal static class PrjconfVerb
{
    private const string Standard = "-";
    private const UnixFileMode ReadableMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Command Create()
    {
        var command = new Command("prjconf", "Scripts in a project configuration (osc meta prjconf), as comment lines.");
        command.Subcommands.Add(CreateEmbed());
        command.Subcommands.Add(CreateExtract());
        command.Subcommands.Add(CreateList());
        return command;
    }

    private static Command CreateEmbed()
    {
        var command = new Command("embed", "Put files into a project configuration, or new ones in the place of old ones of the same name.");
        var prjconf = PrjconfArgument();
        var files = new Argument<string[]>("FILE")
        {
            Description = "Scripts (NAME.csx), or hooks.json with what the project says about its hooks.",
            Arity = ArgumentArity.OneOrMore,
        };
        var select = new Option<bool>("--select") { Description = "Add \"BuildFlags: hook:NAME\" for each script that has none." };
        var output = new Option<string?>("--output", "-o") { Description = "Where the changed text goes; default: back into PRJCONF.", HelpName = "FILE" };
        command.Arguments.Add(prjconf);
        command.Arguments.Add(files);
        command.Options.Add(select);
        command.Options.Add(output);
        command.SetAction(parsed => Verb.Run(() =>
        {
            var path = parsed.GetRequiredValue(prjconf);
            var text = ReadText(path);
            foreach (var file in parsed.GetRequiredValue(files))
            {
                var name = Path.GetFileName(file);
                text = PrjconfEditor.Embed(text, name, Guard(file, () => File.ReadAllBytes(file)));
                if (parsed.GetValue(select) && name != PrjconfBlockFormat.ConfigurationName)
                {
                    text = PrjconfEditor.Select(text, name);
                }
            }

            WriteText(parsed.GetValue(output) ?? path, text);
            return 0;
        }));
        return command;
    }

    private static Command CreateExtract()
    {
        var command = new Command("extract", "Write embedded files out again, byte for byte.");
        var prjconf = PrjconfArgument();
        var names = new Argument<string[]>("NAME") { Description = "Which; default: all.", Arity = ArgumentArity.ZeroOrMore };
        var output = new Option<string>("--output", "-o")
        {
            Description = "Directory for them, or - for standard output.",
            HelpName = "DIR",
            DefaultValueFactory = static _ => ".",
        };
        command.Arguments.Add(prjconf);
        command.Arguments.Add(names);
        command.Options.Add(output);
        command.SetAction(parsed => Verb.Run(
            () => Extract(parsed.GetRequiredValue(prjconf), parsed.GetValue(names) ?? [], parsed.GetRequiredValue(output))));
        return command;
    }

    private static Command CreateList()
    {
        var command = new Command("list", "Show what is embedded, and whether it is whole.");
        var prjconf = PrjconfArgument();
        command.Arguments.Add(prjconf);
        command.SetAction(parsed => Verb.Run(() =>
        {
            var path = parsed.GetRequiredValue(prjconf);
            var isBroken = false;
            foreach (var block in PrjconfBlockScanner.Scan(new PrjconfLines(ReadText(path))))
            {
                Console.Out.WriteLine($"{block.FirstLine + 1,6}  {block.Name,-32}  {(block.Problems.IsEmpty ? $"{block.Utf8.Length} bytes, sha256:{block.Sha256}" : "broken")}");
                isBroken |= Report(path, block);
            }

            return isBroken ? 1 : 0;
        }));
        return command;
    }

    private static int Extract(string path, string[] names, string output)
    {
        var isBroken = false;
        var blocks = PrjconfBlockScanner.Scan(new PrjconfLines(ReadText(path)));
        foreach (var name in names)
        {
            if (blocks.All(b => b.Name != name))
            {
                throw new EngineException(
                    DiagnosticCodes.UnknownScript,
                    $"{path}: \"{ConfigNode.Printable(name)}\" is not embedded. {DidYouMean.Fix(name, blocks.Select(static b => b.Name))}");
            }
        }

        foreach (var block in blocks.Where(b => names.Length == 0 || names.Contains(b.Name)))
        {
            if (Report(path, block))
            {
                isBroken = true;
            }
            else if (output == Standard)
            {
                using var standard = Console.OpenStandardOutput();
                standard.Write(block.Utf8.Span);
            }
            else
            {
                // The name was checked to be flat when the block was read.
                var file = Path.Combine(output, block.Name);
                Guard(file, () => AtomicFile.Write(file, block.Utf8.ToArray(), ReadableMode));
                Console.Error.WriteLine($"wrote {file}");
            }
        }

        return isBroken ? 1 : 0;
    }

    private static bool Report(string path, PrjconfBlock block)
    {
        foreach (var problem in block.Problems)
        {
            Console.Error.WriteLine(new Diagnostic(
                problem.Code, DiagnosticSeverity.Error, new SourceLocation(path, problem.Line + 1, 1), problem.Found, problem.Expected, ""));
        }

        return !block.Problems.IsEmpty;
    }

    private static Argument<string> PrjconfArgument() =>
        new("PRJCONF") { Description = "The project configuration, a file as from \"osc meta prjconf\"; - is standard input." };

    private static string ReadText(string path) => Guard(path, () =>
    {
        using var stream = path == Standard ? Console.OpenStandardInput() : File.OpenRead(path);
        using var reader = new StreamReader(stream, s_strict);
        return reader.ReadToEnd();
    });

    private static void WriteText(string path, string text)
    {
        var bytes = s_strict.GetBytes(text);
        if (path == Standard)
        {
            using var standard = Console.OpenStandardOutput();
            standard.Write(bytes);
        }
        else
        {
            Guard(path, () => AtomicFile.Write(path, bytes, ReadableMode));
        }
    }

    private static void Guard(string path, Action action) => Guard(path, () =>
    {
        action();
        return true;
    });

    private static T Guard<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException(DiagnosticCodes.CarrierFileRefused, $"{path}: {e.Message}", e);
        }
        catch (DecoderFallbackException e)
        {
            throw new EngineException(DiagnosticCodes.CarrierFileRefused, $"{path}: is not UTF-8.", e);
        }
    }
}
