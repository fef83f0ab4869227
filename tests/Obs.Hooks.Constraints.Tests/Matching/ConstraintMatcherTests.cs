using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;

namespace Obs.Hooks.Constraints.Tests.Matching;

public sealed class ConstraintMatcherTests
{
    private const string Worker =
        """
        <worker hostarch="x86_64"><hostlabel>fast</hostlabel><sandbox>kvm</sandbox>
          <linux><version>5.14.21-150400</version><flavor>default</flavor></linux>
          <hardware><cpu><flag>sse2</flag><flag>avx</flag></cpu>
            <processors>8</processors><jobs>4</jobs><memory>4000</memory><swap>1000</swap><disk>20000</disk></hardware></worker>
        """;

    [Theory]
    [InlineData("", true)]
    [InlineData("<hostlabel>fast</hostlabel>", true)]
    [InlineData("<hostlabel>Fast</hostlabel>", false)]
    [InlineData("<hostlabel>fast</hostlabel><hostlabel>slow</hostlabel>", false)]
    [InlineData("<hostlabel exclude='true'>fast</hostlabel>", false)]
    [InlineData("<hostlabel exclude='True'>fast</hostlabel>", true)]
    [InlineData("<hostlabel><exclude>true</exclude>slow</hostlabel>", true)]
    [InlineData("<hostlabel/>", false)]
    [InlineData("<hostlabel> fast </hostlabel>", false)]
    [InlineData("<sandbox>secure</sandbox><sandbox>kvm</sandbox>", true)]
    [InlineData("<sandbox>kvm</sandbox><sandbox>xen</sandbox>", false)]
    [InlineData("<sandbox exclude='true'>secure</sandbox>", true)]
    [InlineData("<sandbox exclude='true'>kvm</sandbox>", false)]
    [InlineData("<sandbox/>", false)]
    [InlineData("<linux><version><max>5.14.21</max></version></linux>", false)]
    [InlineData("<linux><version><max>5.14.21-150400</max><min>5.14.21</min></version></linux>", true)]
    [InlineData("<linux><version><min>0</min><max>0</max></version></linux>", true)]
    [InlineData("<linux flavor='smp'/>", false)]
    [InlineData("<linux flavor='0'/>", true)]
    [InlineData("<hardware processors='8'/>", true)]
    [InlineData("<hardware processors='9'/>", false)]
    [InlineData("<hardware processors='nan'/>", true)]
    [InlineData("<hardware jobs='5'/>", false)]
    [InlineData("<hardware><disk><size unit='G'>19</size></disk></hardware>", true)]
    [InlineData("<hardware><disk><size unit='G'>20</size></disk></hardware>", false)]
    [InlineData("<hardware><disk><size unit='GB'>20000</size></disk></hardware>", true)]
    [InlineData("<hardware><disk><size>20971520000</size></disk></hardware>", true)]
    [InlineData("<hardware><disk><size>20971520001</size></disk></hardware>", false)]
    [InlineData("<hardware><disk/></hardware>", true)]
    [InlineData("<hardware><memory><size unit='M'>5000</size></memory></hardware>", true)]
    [InlineData("<hardware><memory><size unit='M'>5001</size></memory></hardware>", false)]
    [InlineData("<hardware><physicalmemory><size unit='M'>4001</size></physicalmemory></hardware>", false)]
    [InlineData("<hardware><jobs>1</jobs><memoryperjob><size unit='M'>1250</size></memoryperjob></hardware>", true)]
    [InlineData("<hardware><jobs>1</jobs><memoryperjob><size unit='M'>1251</size></memoryperjob></hardware>", false)]
    [InlineData("<hardware><cpu><flag>sse2</flag><flag>avx</flag></cpu></hardware>", true)]
    [InlineData("<hardware><cpu><flag>sse2</flag><flag>avx2</flag></cpu></hardware>", false)]
    [InlineData("<hardware><cpu><flag exclude='true'>avx</flag></cpu></hardware>", false)]
    [InlineData("<hardware><cpu><flag exclude='true'>EL0</flag></cpu></hardware>", true)]
    [InlineData("<hardware><cpu/></hardware>", true)]
    public void Matches_OneConstraint_AsObsDoes(string constraint, bool expected) =>
        Match(Worker, constraint).Should().Be(expected);

    [Theory]
    [InlineData("<hardware/>", false)]
    [InlineData("<linux/>", false)]
    [InlineData("<sandbox/>", true)]
    [InlineData("<hostlabel exclude='true'>fast</hostlabel>", true)]
    public void Matches_WorkerThatSaysNothing_HasNoSuchElement(string constraint, bool expected) =>
        Match("<worker/>", constraint).Should().Be(expected);

    [Theory]
    [InlineData("0", true)]
    [InlineData("", true)]
    [InlineData("00", true)]
    [InlineData("1", false)]
    [InlineData("-inf", true)]
    public void Matches_ProcessorsOfAWorkerWithout_CountAsZero(string processors, bool expected) =>
        Match("<worker><hardware/></worker>", $"<hardware processors='{processors}'/>").Should().Be(expected);

    [Fact]
    public void Matches_LinuxVersionWithoutBounds_DemandsAVersion() =>
        Match("<worker><linux/></worker>", "<linux><version/></linux>").Should().BeFalse();

    [Fact]
    public void Matches_MemoryPerJobOnAWorkerWithoutJobs_CountsOne() =>
        Match(
            "<worker><hardware memory='1000'/></worker>",
            "<hardware><memoryperjob><size unit='M'>1000</size></memoryperjob></hardware>").Should().BeTrue();

    [Fact]
    public void Matches_OwnSecureSandboxes_ReplaceTheDefault() =>
        new ConstraintMatcher(["lxc"]).Matches(WorkerXml.Parse(Worker), ConstraintLines.Parse(["sandbox secure"])).Should().BeFalse();

    private static bool Match(string worker, string constraint) =>
        new ConstraintMatcher().Matches(WorkerXml.Parse(worker), ConstraintXml.Parse($"<constraints>{constraint}</constraints>"));
}
