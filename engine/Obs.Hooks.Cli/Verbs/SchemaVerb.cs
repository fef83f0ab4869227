using System.CommandLine;
using Obs.Hooks.Engine.Configuration.Schema;

namespace Obs.Hooks.Cli.Verbs;

/// <summary><c>obs-hooks schema</c>: the schema of hooks.json, for editors.</summary>
internal static class SchemaVerb
{
    public static Command Create()
    {
        var command = new Command("schema", "Print the JSON schema of hooks.json.");
        command.SetAction(static _ => Console.Out.Write(HooksSchema.Text()));
        return command;
    }
}
