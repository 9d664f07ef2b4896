"""The chapter that emergencies answers for."""

from yifa.report.wing import Wing

Wing("emergencies", "六", "突发事件应对", heading="健全突发事件应对体系，依法预防处置重大突发事件")
