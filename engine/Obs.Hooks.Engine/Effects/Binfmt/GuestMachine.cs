using System.Collections.Frozen;
using Obs.Hooks.Engine.Tools.Specs;

namespace Obs.Hooks.Engine.Effects.Binfmt;

/// <summary>
/// The machine of <c>--vm-type=qemu</c>. build-vm-qemu of today takes the architecture of the guest's kernel; that of 2021
/// what <c>--arch</c> says, and emulates a whole machine of the target, in which nothing needs an interpreter. It compares
/// that word by word: a list of architectures has it take the variables of its environment.
/// </summary>
internal static class GuestMachine
{
    private static readonly FrozenDictionary<string, (string Name, string Value)[]> s_machines =
        new Dictionary<string, (string, string)[]>(StringComparer.Ordinal)
        {
            ["x86_64"] = [("qemu_bin", "/usr/bin/qemu-system-x86_64"), ("qemu_cpu", "-cpu max"), ("qemu_device", "virtio-blk")],
            ["aarch64"] =
            [
                ("qemu_bin", "/usr/bin/qemu-system-aarch64"), ("qemu_cpu", "-cpu max"), ("qemu_device", "virtio-blk-device"),
                ("qemu_options", "-M virt"), ("qemu_console", "ttyAMA0"),
            ],
        }.ToFrozenDictionary(StringComparer.Ordinal);

    public static BuildInputs OfTheHost(BuildInputs inputs)
    {
        if (!s_machines.TryGetValue(ToolsNames.HostArch, out var machine)
            || inputs.Arguments.ValueOf("--arch") is not { Length: > 0 } arch
            || arch.Contains(':', StringComparison.Ordinal))
        {
            return inputs;
        }

        var environment = inputs.Environment;
        foreach (var (name, value) in machine)
        {
            // What the administrator has set stays.
            environment = Environment.GetEnvironmentVariable(name) is null ? environment.SetItem(name, value) : environment;
        }

        return inputs with { Arguments = inputs.Arguments.With("--arch", $"{arch}:{arch}"), Environment = environment };
    }
}
