CREATE TABLE "call_accesses" (
	"access_id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"work_number" text NOT NULL,
	"kind" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticket_steps" (
	"step_id" text PRIMARY KEY NOT NULL,
	"ticket_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"work_number" text NOT NULL,
	"kind" text NOT NULL,
	"text" text,
	"call_id" text
);
--> statement-breakpoint
CREATE TABLE "wrap_ups" (
	"wrap_up_id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"work_number" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"outcome" text NOT NULL,
	"notes" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "origin" text DEFAULT 'call' NOT NULL;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "assignee" text;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "closed_by" text;--> statement-breakpoint
CREATE INDEX "call_accesses_by_call" ON "call_accesses" USING btree ("call_id","at");--> statement-breakpoint
CREATE INDEX "ticket_steps_by_ticket" ON "ticket_steps" USING btree ("ticket_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "wrap_ups_once" ON "wrap_ups" USING btree ("call_id","work_number");--> statement-breakpoint
CREATE INDEX "tickets_by_assignee" ON "tickets" USING btree ("assignee","status");