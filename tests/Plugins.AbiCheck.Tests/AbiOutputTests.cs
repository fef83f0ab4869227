using Obs.Hooks.Plugins.AbiCheck.Packages;
using Obs.Hooks.Plugins.AbiCheck.Policy;
using Obs.Hooks.Plugins.AbiCheck.Running;
using Obs.Hooks.Plugins.AbiCheck.Suppressions;

namespace Obs.Hooks.Plugins.AbiCheck.Tests;

/// <summary>What abipkgdiff 2.2 printed, and what could be made of it.</summary>
public sealed class AbiOutputTests
{
    [Fact]
    public void Read_SymbolsWithoutDebugInformation_AreRemoved() => Read("""
        ================ changes of 'libx.so.1.0'===============
          Functions changes summary: 0 Removed, 0 Changed, 0 Added function
          Variables changes summary: 0 Removed, 0 Changed, 0 Added variable
          Function symbols changes summary: 1 Removed, 0 Added function symbol not referenced by debug info
          Variable symbols changes summary: 0 Removed, 0 Added variable symbol not referenced by debug info

          1 Removed function symbol not referenced by debug info:

            [D] lib_old

        ================ end of changes of 'libx.so.1.0'===============
        """).Should().Equal(new AbiChange(ChangeKind.Removed, "libx.so.1.0", "lib_old"));

    [Fact]
    public void Read_CountedButNotListed_IsNotLost() => Read("""
        ================ changes of 'a.so'===============
          Functions changes summary: 2 Removed, 0 Changed (3 filtered out), 0 Added functions
        ================ end of changes of 'a.so'===============
        """).Should().Equal(new AbiChange(ChangeKind.Removed, "a.so", "2 that abipkgdiff does not name"));

    [Fact]
    public void Read_ErrorsOfBinaries_AreToldApart() => Read("""
        ==== Error happened during processing of 'a.so' ====
        could not find debug info
        ==== End of error for 'a.so' ====

        ==== Error happened during processing of 'b.so' ====
        could not read it
        ==== End of error for 'b.so' ====
        """).Should().Equal(new AbiChange(ChangeKind.DebugInfo, "a.so", "could not find debug info"), new AbiChange(ChangeKind.Error, "b.so", "could not read it"));

    [Fact]
    public void Read_RemovedBinary_IsGoneUnlessItIsElsewhere()
    {
        const string text = "Removed binaries:\n  [D] /usr/lib64/liba.so.1, SONAME: liba.so.1\n  [D] /usr/lib64/libb.so.1, SONAME: libb.so.1\n  [D] /usr/bin/b\n";

        AbiOutput.Read(text, static s => s == "libb.so.1").Should().Equal(new AbiChange(ChangeKind.Soname, "/usr/lib64/liba.so.1", "liba.so.1 is gone"));
    }

    [Fact]
    public void Read_Noise_IsNothing() => Read("\n[\n[X]\n   [D\n================ \n==== Error happened\n a changes summary: x Removed, 99999999999999999999 Removed, Added\n").Should().BeEmpty();

    [Theory]
    [InlineData("name = x", "f:1:1: OBSH893: found a line before the first section; expected [suppress_type]; libabigail passes over it")]
    [InlineData("[suppress_type]\n  nonsense", "f:2:3: OBSH893: found \"nonsense\"; expected property = value; libabigail passes over it")]
    public void Check_LineWithoutEffect_HasAPlace(string text, string expected) => SuppressionCheck.Check("f", text).Should().Equal(expected);

    [Fact]
    public void Check_WhatLibabigailDocuments_IsFine() => SuppressionCheck.Check("f", """
        # comment
        [suppress_type]
          type_kind = struct
          name = S0
          has_data_members_inserted_between =
           {
             {8, end}, ; more
             {0, 4}
           }
        [suppress_function]
          symbol_name_regexp = ^_.*
        """).Should().BeEmpty();

    private static IEnumerable<AbiChange> Read(string text) => AbiOutput.Read(text, static _ => false);
}
