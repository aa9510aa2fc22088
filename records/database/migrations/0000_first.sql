CREATE TABLE "calls" (
	"call_id" text PRIMARY KEY NOT NULL,
	"channel" text,
	"direction" text,
	"caller_number" text,
	"caller_name" text,
	"customer_id" text,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"ended_by" text,
	"end_reason" text,
	"topic" text,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "certificates" (
	"id" text PRIMARY KEY NOT NULL,
	"customer_id" text NOT NULL,
	"kind" text NOT NULL,
	"holder" text,
	"expires_on" date,
	"locked" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "complaints" (
	"call_id" text NOT NULL,
	"part" integer NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"time" text,
	"place" text,
	"people" text,
	"event" text,
	"demand" text,
	"caller" text,
	"contact" text,
	"severity" text NOT NULL,
	CONSTRAINT "complaints_call_id_part_seq_pk" PRIMARY KEY("call_id","part","seq")
);
--> statement-breakpoint
CREATE TABLE "contact_changes" (
	"call_id" text NOT NULL,
	"part" integer NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"customer_id" text,
	"field" text NOT NULL,
	"value" text,
	CONSTRAINT "contact_changes_call_id_part_seq_pk" PRIMARY KEY("call_id","part","seq")
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"title" text,
	"phone" text NOT NULL,
	"id_last_four" text NOT NULL,
	CONSTRAINT "customers_phone_unique" UNIQUE("phone")
);
--> statement-breakpoint
CREATE TABLE "erased_events" (
	"erasure_id" text NOT NULL,
	"call_id" text NOT NULL,
	"part" integer NOT NULL,
	"seq" integer NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "erased_events_call_id_part_seq_pk" PRIMARY KEY("call_id","part","seq")
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"erasure_id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"scope" text NOT NULL,
	"subject" text NOT NULL,
	"calls" integer NOT NULL,
	"events" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"call_id" text NOT NULL,
	"part" integer NOT NULL,
	"seq" integer NOT NULL,
	"type" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"hash" text NOT NULL,
	"line" text NOT NULL,
	"erased" boolean DEFAULT false NOT NULL,
	CONSTRAINT "events_call_id_part_seq_pk" PRIMARY KEY("call_id","part","seq")
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"database_id" text PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "journal_faults" (
	"call_id" text NOT NULL,
	"part" integer NOT NULL,
	"seq" integer NOT NULL,
	"fault" text NOT NULL,
	"hash" text NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "journal_parts" (
	"call_id" text NOT NULL,
	"part" integer NOT NULL,
	"head_seq" integer NOT NULL,
	"head_hash" text NOT NULL,
	"after_part" integer,
	"after_seq" integer,
	"after_hash" text,
	CONSTRAINT "journal_parts_call_id_part_pk" PRIMARY KEY("call_id","part")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"number" text PRIMARY KEY NOT NULL,
	"customer_id" text NOT NULL,
	"business" text NOT NULL,
	"status" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ratings" (
	"call_id" text NOT NULL,
	"part" integer NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"score" integer NOT NULL,
	CONSTRAINT "ratings_call_id_part_seq_pk" PRIMARY KEY("call_id","part","seq")
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"ticket_id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"kind" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"owner" text NOT NULL,
	"subject" text NOT NULL,
	"caller" text,
	"contact" text,
	"handoff_id" text,
	"customer_id" text,
	"status" text DEFAULT 'open' NOT NULL,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erased_events" ADD CONSTRAINT "erased_events_erasure_id_erasures_erasure_id_fk" FOREIGN KEY ("erasure_id") REFERENCES "public"."erasures"("erasure_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "calls_by_customer" ON "calls" USING btree ("customer_id","started_at");--> statement-breakpoint
CREATE INDEX "calls_by_number" ON "calls" USING btree ("caller_number","started_at");--> statement-breakpoint
CREATE INDEX "certificates_by_customer" ON "certificates" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "contact_changes_by_customer" ON "contact_changes" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "events_by_type" ON "events" USING btree ("type","at");--> statement-breakpoint
CREATE UNIQUE INDEX "journal_faults_once" ON "journal_faults" USING btree ("call_id","part","seq","fault","hash");--> statement-breakpoint
CREATE INDEX "orders_by_customer" ON "orders" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "tickets_by_customer" ON "tickets" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "tickets_by_contact" ON "tickets" USING btree ("contact");--> statement-breakpoint
CREATE INDEX "tickets_by_due" ON "tickets" USING btree ("status","due_at");--> statement-breakpoint
CREATE INDEX "tickets_by_call" ON "tickets" USING btree ("call_id");