using System.Globalization;
using System.Text.RegularExpressions;
using Obs.Hooks.Scripting.Sandbox;

namespace Obs.Hooks.Sandbox.Tests.Envelope;

public sealed class SystemCallsTests
{
    private static IEnumerable<SystemCall> All =>
        [.. SystemCalls.Allowed, SystemCalls.Clone, SystemCalls.Clone3, SystemCalls.IoControl, SystemCalls.ProcessControl, SystemCalls.Seccomp, .. SystemCalls.NewProcesses];

    [Fact]
    public void Numbers_ComparedWithTheKernelsHeaders_AreThose()
    {
        var x64 = Header("/usr/include/x86_64-linux-gnu/asm/unistd_64.h");
        var arm64 = Header("/usr/include/asm-generic/unistd.h");
        foreach (var call in All)
        {
            call.X64.Should().Be(x64.GetValueOrDefault(call.Name, -1), call.Name);
            call.Arm64.Should().Be(arm64.GetValueOrDefault(call.Name == "newfstatat" ? "fstatat" : call.Name, -1), call.Name);
        }
    }

    [Theory]
    [InlineData("socket")]
    [InlineData("ptrace")]
    [InlineData("mount")]
    [InlineData("bpf")]
    [InlineData("setns")]
    [InlineData("unshare")]
    [InlineData("io_uring_setup")]
    [InlineData("open_by_handle_at")]
    [InlineData("keyctl")]
    [InlineData("process_vm_writev")]
    public void Allowed_WhatReachesTheHost_IsNotAmongIt(string name) =>
        SystemCalls.Allowed.Should().NotContain(c => c.Name == name);

    private static Dictionary<string, int> Header(string file) => Regex
        .Matches(File.ReadAllText(file), @"^#define __NR(?:3264)?_(\w+)\s+(\d+)\s*$", RegexOptions.Multiline)
        .ToDictionary(static m => m.Groups[1].Value, static m => int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture));
}
