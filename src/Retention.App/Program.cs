Console.WriteLine("retention");
