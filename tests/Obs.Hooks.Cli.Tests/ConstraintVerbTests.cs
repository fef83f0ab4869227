using System.Text.Json;

namespace Obs.Hooks.Cli.Tests;

public sealed class ConstraintVerbTests
{
    [Fact]
    public void Check_WorkingCopy_CountsAsOscDoes() =>
        ConstraintFarm.Ask("hello", "check").ToString().ShouldMatch("constraints-check.txt");

    [Fact]
    public void Check_RepositoryAndArch_ListsAsOscDoes() =>
        ConstraintFarm.Ask("hello", "check", "openSUSE_Tumbleweed", "i586").ToString().ShouldMatch("constraints-check-one.txt");

    [Fact]
    public void Check_Json_HasTheSame() =>
        ConstraintFarm.Ask("hello", "check", "--json").ToString().ShouldMatch("constraints-check.json");

    /// <summary>No recipe, no package conditions, but the dead: that is what the backend answers to osc.</summary>
    [Fact]
    public void Check_StrictObs_AnswersAsTheBackendDoes() =>
        ConstraintFarm.Ask("hello", "check", "--strict-obs").ToString().ShouldMatch("constraints-check-strict.txt");

    [Fact]
    public void Check_NoLocalFile_SaysItAsOscDoes() =>
        ConstraintFarm.Ask("jobs", "check", "standard", "x86_64").Output
            .Should().StartWith("No local _constraints file. Using just the project constraints\nWorker\n------\nx86_64:big:1\n");

    [Fact]
    public void Check_Meta_HasTheRepositoriesInItsOrder()
    {
        var meta = Path.GetTempFileName();
        File.WriteAllText(
            meta,
            "<project name='p'><repository name='standard'><arch>x86_64</arch><arch>i586</arch></repository>"
            + "<repository name='images'><arch>aarch64</arch></repository></project>");
        try
        {
            ConstraintFarm.Ask("hard", "check", "--ignore-file", "--meta", meta).Output.Should().Be(
                """
                Repository                Arch                      Worker
                ----------                ----                      ------
                standard                  x86_64                    5
                standard                  i586                      6
                images                    aarch64                   1

                """);
        }
        finally
        {
            File.Delete(meta);
        }
    }

    [Fact]
    public void Explain_SomebodyComplies_SaysWhoAndWhatKeepsOthersAway() =>
        ConstraintFarm.Ask("hello", "explain", "--arch", "x86_64").ToString().ShouldMatch("constraints-explain.txt");

    [Fact]
    public void Explain_NobodyComplies_SaysWhatObsSaysAndWhy() =>
        ConstraintFarm.Ask("hard", "explain", "--package", "hard").ToString().ShouldMatch("constraints-explain-nobody.txt");

    [Fact]
    public void Explain_Each_ListsEveryWorker() =>
        ConstraintFarm.Ask("hard", "explain", "--each").ToString().ShouldMatch("constraints-explain-each.txt");

    [Fact]
    public void Explain_Json_HasTheSame() =>
        ConstraintFarm.Ask("hard", "explain", "--each", "--json").ToString().ShouldMatch("constraints-explain.json");

    [Fact]
    public void Explain_OneWorker_NamesEverythingItLacks() =>
        ConstraintFarm.Ask("hello", "explain", "--arch", "x86_64", "x86_64:chroot:1").ToString().ShouldMatch("constraints-explain-one.txt");

    [Fact]
    public void Explain_OneWorkerJson_HasTheSame() =>
        ConstraintFarm.Ask("hello", "explain", "--arch", "x86_64", "x86_64:chroot:1", "--json").ToString().ShouldMatch("constraints-explain-one.json");

    [Fact]
    public void Explain_WorkerOfAnotherArchitecture_SaysSo()
    {
        var result = ConstraintFarm.Ask("hello", "explain", "--arch", "x86_64", "aarch64:arm:1");

        result.Status.Should().Be(2);
        result.Output.Should().Contain("aarch64:arm:1 cannot build x86_64");
    }

    [Fact]
    public void Explain_BadWorkers_AreCountedApart()
    {
        var result = ConstraintFarm.Ask("hello", "explain", "--arch", "i586", "--bad", "x86_64:tall:1");

        result.Output.Should().StartWith("waiting for 2 compliant workers (1 of them down) (1 of them bad)\n")
            .And.Contain("  1 down: x86_64:big:1\n  1 bad: x86_64:tall:1\n");
    }

    [Fact]
    public void Explain_BackendJobFile_TakesItsLines() =>
        ConstraintFarm.Ask("hard", "explain", "--job", "../jobs/hello.xml", "--constraints", "_constraints").ToString()
            .ShouldMatch("constraints-explain-job.txt");

    [Fact]
    public void Explain_BackendJobFileWithoutItsConstraints_WarnsOfTheFile() =>
        ConstraintFarm.Ask("hello", "explain", "--job", "../jobs/hello.xml").Errors
            .Should().StartWith("../jobs/hello.xml: warning OBSH1108: the job has a _constraints file with the MD5 ");

    [Fact]
    public void Explain_Dump_IsAFarm() =>
        ConstraintFarm.Run("hello", "constraints", "explain", "--workers", "../dump.xml", "--arch", "x86_64").Output
            .Should().StartWith("waiting for ");

    [Fact]
    public void Explain_DocumentedForm_WarnsAndGoesOn()
    {
        var result = ConstraintFarm.Ask("hello", "explain", "--arch", "aarch64");

        result.Output.Should().Contain("  hostlabel arm-farm (hello.spec:3:1)");
        result.Errors.Should().StartWith("hello.spec:3:1: warning OBSH1107: ");
    }

    [Fact]
    public void Explain_DocumentedFormStrictly_IsAnError()
    {
        var result = ConstraintFarm.Ask("hello", "explain", "--arch", "aarch64", "--strict-obs");

        result.Status.Should().Be(1);
        result.Errors.Should().StartWith("obs-hooks: error OBSH1103: hello.spec:3:1: bad recipe constraints: ");
    }

    [Fact]
    public void Explain_BadConstraints_NamesThePlaceInObsWords()
    {
        var result = ConstraintFarm.Ask("broken", "explain");

        result.Status.Should().Be(1);
        result.Errors.Should().StartWith("obs-hooks: error OBSH1103: _constraints:3:6: bad constraints: ").And.NotContain("   at ");
    }

    [Fact]
    public void Explain_UnknownWorker_SuggestsOne() =>
        ConstraintFarm.Ask("hello", "explain", "x86_64:smal:1").Errors
            .Should().Be("obs-hooks: error OBSH1105: no worker is called \"x86_64:smal:1\"; did you mean \"x86_64:small:1\"?\n");

    [Theory]
    [InlineData("../nowhere", "OBSH1101: ../nowhere: cannot be read: ")]
    [InlineData("_constraints", "OBSH1101: _constraints: found no <worker> element; ")]
    public void Explain_NoWorkers_SaysWhatIsExpected(string path, string expected) =>
        ConstraintFarm.Run("hello", "constraints", "explain", "--arch", "x86_64", "--workers", path).Errors
            .Should().StartWith($"obs-hooks: error {expected}");

    [Fact]
    public void Relax_OneWorker_FindsTheSmallestChange() =>
        ConstraintFarm.Ask("hello", "relax", "--arch", "x86_64").ToString().ShouldMatch("constraints-relax.txt");

    [Fact]
    public void Relax_Json_HasTheSame() =>
        ConstraintFarm.Ask("hard", "relax", "2", "--json").ToString().ShouldMatch("constraints-relax.json");

    [Fact]
    public void Relax_EnoughComply_HasNothingToChange() =>
        ConstraintFarm.Ask("hello", "relax", "--arch", "i586").Output.Should().StartWith("nothing to change: 1 worker complies already\n");

    [Fact]
    public void Relax_MoreThanThereAre_IsAnError() =>
        ConstraintFarm.Ask("hello", "relax", "9", "--arch", "x86_64").Errors.Should().Be(
            "obs-hooks: error OBSH1109: 9 workers are wanted, but only 5 that are neither down nor bad can build x86_64\n");

    [Fact]
    public void WorkerInfo_ThisHost_IsAWorkerThatConstraintsCanBeAskedOf()
    {
        var info = ConstraintFarm.Run("hello", "worker", "info", "--arch", "x86_64", "--id", "me:1", "--kvm", "--vm-memory", "1024");
        var file = Path.GetTempFileName();
        File.WriteAllText(file, info.Output);
        try
        {
            using var answer = JsonDocument.Parse(
                ConstraintFarm.Run("jobs", "constraints", "explain", "--json", "--arch", "x86_64", "--workers", file).Output);
            answer.RootElement.GetProperty("compliant")[0].GetProperty("name").GetString().Should().Be("x86_64:me:1");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("constraints", "check")]
    [InlineData("constraints", "explain")]
    [InlineData("constraints", "relax")]
    [InlineData("worker", "info")]
    public void Help_Verb_NamesItsOptions(string command, string verb) =>
        ConstraintFarm.Run("hello", command, verb, "--help").ToString().ShouldMatch($"help-{command}-{verb}.txt");
}
