using System.CommandLine;
using Obs.Hooks.Cli.Allocation;

namespace Obs.Hooks.Cli.Verbs;

/// <summary><c>obs-hooks allocator</c>: the service beside bs_dispatch.</summary>
internal static class AllocatorVerb
{
    public static Command Create()
    {
        var command = new Command("allocator", "Which worker gets which job, decided beside the dispatcher of OBS.");
        var serve = new Command("serve", "Watch the backend and decide, until SIGTERM.");
        var options = new SetupOptions(serve);
        serve.SetAction(parsed => Verb.Run(() => AllocatorService.Serve(options.Load(parsed))));
        command.Subcommands.Add(serve);
        return command;
    }
}
