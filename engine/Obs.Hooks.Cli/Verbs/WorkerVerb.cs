using System.CommandLine;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Reporting;
using Obs.Hooks.Engine.WorkerFacts;

namespace Obs.Hooks.Cli.Verbs;

/// <summary><c>obs-hooks worker</c>: what a worker tells about its host.</summary>
internal static class WorkerVerb
{
    private static readonly string[] _vmTypes = ["kvm", "xen", "lxc", "emulator", "zvm", "docker", "pvm", "openstack"];

    public static Command Create()
    {
        var command = new Command("worker", "What a worker tells the server about its host.");
        command.Subcommands.Add(CreateInfo());
        return command;
    }

    private static Command CreateInfo()
    {
        var info = new Command(
            "info",
            "Print this host's <worker> description as bs_worker would send it; the options are those bs_worker is started with.");
        var arch = Text("--arch", "ARCH", "Architecture of the host (default: this machine's).");
        var id = Text("--id", "ID", "Name of the worker.");
        var labels = new Option<string[]>("--hostlabel") { Description = "A label; may be repeated.", HelpName = "LABEL" };
        var vmType = Text("--vm-type", "TYPE", "How builds are contained (default: chroot).");
        var owner = Text("--owner", "NAME", "Owner of the host.");
        var jobs = Text("--jobs", "N", "Parallel jobs of a build.");
        var memory = Text("--vm-memory", "MB", "Memory of the virtual machine.");
        var rootSize = Text("--vmdisk-rootsize", "MB", "Disk of the virtual machine.");
        var swapSize = Text("--vmdisk-swapsize", "MB", "Swap of the virtual machine.");
        var device = Text("--device", "FILE", "Its root; a block device's size counts more than --vmdisk-rootsize.");
        var swap = Text("--swap", "FILE", "Its swap; a block device's size counts more than --vmdisk-swapsize.");
        var shortTypes = _vmTypes.Select(static t => new Option<bool>($"--{t}") { Description = $"Short for --vm-type {t}." }).ToArray();
        foreach (var option in (Option[])[arch, id, labels, vmType, .. shortTypes, owner, jobs, memory, rootSize, swapSize, device, swap])
        {
            info.Options.Add(option);
        }

        info.SetAction(parsed => Verb.Run(() => Info(new WorkerSettings
        {
            HostArch = parsed.GetValue(arch) ?? MachineArchitecture.Name,
            WorkerId = parsed.GetValue(id) ?? "",
            HostLabels = [.. parsed.GetValue(labels) ?? []],
            VmType = parsed.GetValue(vmType) ?? _vmTypes.Zip(shortTypes).FirstOrDefault(t => parsed.GetValue(t.Second)).First ?? "",
            Owner = parsed.GetValue(owner) ?? "",
            Jobs = parsed.GetValue(jobs) ?? "",
            VmMemory = parsed.GetValue(memory) ?? "",
            RootSize = parsed.GetValue(rootSize) ?? "",
            SwapSize = parsed.GetValue(swapSize) ?? "",
            Device = parsed.GetValue(device) ?? "",
            Swap = parsed.GetValue(swap) ?? "",
        })));
        return info;
    }

    private static int Info(WorkerSettings settings)
    {
        try
        {
            Console.Out.WriteLine(new WorkerDescription().Read(settings));
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // The last one is XML's: no document can hold every character that a command line can.
            throw new EngineException(DiagnosticCodes.HostTrouble, LogText.CleanMessage($"cannot describe this host: {e.Message}"), e);
        }
    }

    private static Option<string?> Text(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value };
}
