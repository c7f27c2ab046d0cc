using System.Runtime.CompilerServices;
using Retention.Replies;

namespace Retention.Tests.Replies;

/// <summary>Mails as the mail programs of shoppers write them, byte by byte, read down to the shopper's own words.</summary>
public class MimeMailTests
{
    [Theory]
    [InlineData("gmail", "Re: Your order #1001", "Thank you! The handle is still broken though, it’s the left one 🙂", 0)]
    [InlineData("outlook", "AW: Ihre Bestellung #1001 – zurück", "Guten Tag,\n\ndie Größe stimmt leider nicht.\n\nGrüße\nJörg Schäfer", 1)]
    [InlineData("apple", "Something else entirely", "Yes please, send another one.\n\nSent from my iPhone", 0)]
    [InlineData("html-only", "Re: Your order", "It’s the wrong colour & too small.\n\nCan I swap it?", 0)]
    [InlineData("big5", "退貨問題", "杯子破了，請問可以退貨嗎？", 0)]
    [InlineData("iso-2022-jp", "Re: ご注文について", "カップが割れていました。", 0)]
    public void The_own_words_of_a_reply_are_read_whatever_program_wrote_it(string name, string subject, string words, int files)
    {
        var mail = Read(name);
        mail.Headers["Subject"].ShouldBe(subject);
        ReplyText.Own(mail.Text).ShouldBe(words);
        mail.Files.ShouldBe(files, "what Outlook packs for itself is no file");
        AutoReply.Is(mail.Headers, "ann@example.test").ShouldBeFalse();
        MailThread.Answered(mail.Headers)[0].ShouldBe("<reply+abc.12345678@replies.example>");
        MailThread.IdOf(mail.Headers).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("exchange-away")]
    [InlineData("subject-away")]
    [InlineData("bounce")]
    public void What_a_program_wrote_is_told_from_what_a_person_wrote(string name) => AutoReply.Is(Read(name).Headers, "ann@example.test").ShouldBeTrue();

    [Fact]
    public void A_mail_cut_anywhere_is_read_as_far_as_it_goes()
    {
        foreach (var name in new[] { "gmail", "outlook", "html-only", "big5", "bounce" })
        {
            var whole = File.ReadAllBytes(Path(name));
            for (var length = 0; length < whole.Length; length += 7)
                MimeMail.Read(whole.AsSpan(0, length)).Text.ShouldNotBeNull();
        }
    }

    [Fact]
    public void A_mail_of_parts_within_parts_without_end_is_read_to_an_end()
    {
        var deep = string.Concat(Enumerable.Range(0, 500).Select(depth => $"Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n")) + "\nhello";
        MimeMail.Read(System.Text.Encoding.ASCII.GetBytes(deep)).Text.ShouldBe("");
        var wide = "Content-Type: multipart/mixed; boundary=b\n\n" + string.Concat(Enumerable.Repeat("--b\nContent-Type: application/x\n\nx\n", 5_000)) + "--b--";
        MimeMail.Read(System.Text.Encoding.ASCII.GetBytes(wide)).Files.ShouldBeLessThan(101);
    }

    [Theory]
    [InlineData("Re: AW: Fwd: Your order", "Your order")]
    [InlineData("返信: ご注文", "ご注文")]
    [InlineData("Return", "Return")]
    public void A_subject_loses_what_answers_put_before_it(string subject, string bare) => MailThread.Subject(subject).ShouldBe(bare);

    [Fact]
    public void An_id_that_could_begin_another_header_is_no_id()
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Message-ID"] = "<a\r\nBcc: all@example.test>", ["References"] = "<one@x> <no-at> <two@x>" };
        MailThread.IdOf(headers).ShouldBeNull();
        MailThread.Answered(headers).ShouldBe(["<two@x>", "<one@x>"]);
    }

    internal static MimeMail Read(string name) => MimeMail.Read(File.ReadAllBytes(Path(name)));

    private static string Path(string name, [CallerFilePath] string here = "") => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "Mails", $"{name}.eml");
}
