-- Bank statements, their movements, and the accounts clients are known to pay from.

-- AlterTable
ALTER TABLE "Business" ADD COLUMN "booksCertainLines" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "BankStatement" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "filename" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "account" TEXT,
    "currency" TEXT NOT NULL,
    "openingMinor" BIGINT,
    "closingMinor" BIGINT,
    "fromOn" DATE NOT NULL,
    "untilOn" DATE NOT NULL,
    "addsUp" BOOLEAN NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,
    "addedBy" TEXT NOT NULL,

    CONSTRAINT "BankStatement_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "BankLine" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "statementId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "bookedOn" DATE NOT NULL,
    "valueOn" DATE,
    "amountMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "name" TEXT,
    "account" TEXT,
    "text" TEXT NOT NULL,
    "reference" TEXT,
    "bankId" TEXT,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "confidence" INTEGER NOT NULL DEFAULT 0,
    "isCertain" BOOLEAN NOT NULL DEFAULT false,
    "clientId" UUID,
    "paymentId" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,

    CONSTRAINT "BankLine_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "PayerAccount" (
    "businessId" UUID NOT NULL,
    "account" TEXT NOT NULL,
    "clientId" UUID NOT NULL,
    "learnedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PayerAccount_pkey" PRIMARY KEY ("businessId","account","clientId")
);

-- CreateIndex
CREATE UNIQUE INDEX "BankLine_businessId_key_key" ON "BankLine"("businessId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "BankLine_businessId_paymentId_key" ON "BankLine"("businessId", "paymentId");

-- CreateIndex
CREATE INDEX "BankLine_businessId_statementId_idx" ON "BankLine"("businessId", "statementId");

-- CreateIndex
CREATE INDEX "BankLine_businessId_clientId_idx" ON "BankLine"("businessId", "clientId");

-- CreateIndex
CREATE INDEX "BankLine_businessId_state_id_idx" ON "BankLine"("businessId", "state", "id");

-- CreateIndex
CREATE INDEX "PayerAccount_businessId_clientId_idx" ON "PayerAccount"("businessId", "clientId");

-- AddForeignKey
ALTER TABLE "BankStatement" ADD CONSTRAINT "BankStatement_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BankLine" ADD CONSTRAINT "BankLine_businessId_statementId_fkey" FOREIGN KEY ("businessId", "statementId") REFERENCES "BankStatement"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BankLine" ADD CONSTRAINT "BankLine_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BankLine" ADD CONSTRAINT "BankLine_businessId_paymentId_fkey" FOREIGN KEY ("businessId", "paymentId") REFERENCES "Payment"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PayerAccount" ADD CONSTRAINT "PayerAccount_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "BankStatement" ADD CONSTRAINT "BankStatement_format" CHECK ("format" IN ('csv', 'camt053', 'mt940', 'ofx'));
ALTER TABLE "BankLine" ADD CONSTRAINT "BankLine_state" CHECK ("state" IN ('open', 'booked', 'ignored', 'outgoing')),
  ADD CONSTRAINT "BankLine_in_or_out" CHECK (("state" = 'outgoing') = ("amountMinor" <= 0)),
  ADD CONSTRAINT "BankLine_booked" CHECK (("state" = 'booked') = ("paymentId" IS NOT NULL)),
  ADD CONSTRAINT "BankLine_decided" CHECK (("state" IN ('booked', 'ignored')) = ("decidedAt" IS NOT NULL)),
  ADD CONSTRAINT "BankLine_confidence" CHECK ("confidence" BETWEEN 0 AND 100);

-- What is certain is counted and booked together.
CREATE INDEX "BankLine_certain" ON "BankLine" ("businessId", "id") WHERE "state" = 'open' AND "isCertain";

-- How a number is found in what a payer wrote, whatever stands between its letters and digits; and open sums.
CREATE INDEX "Invoice_number_written" ON "Invoice" ("businessId", upper(regexp_replace("number", '[^A-Za-z0-9]', '', 'g')));
CREATE INDEX "Invoice_open_sum" ON "Invoice" ("businessId", "currency", "balanceMinor") WHERE "state" = 'issued';
